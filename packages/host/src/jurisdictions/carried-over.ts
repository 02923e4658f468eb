import { keepPrecedents, packOf, type JurisdictionFiles, type JurisdictionText } from '@hotline/jurisdiction-files';
import { withLoadedYears } from './calendar-years';

/**
 * Adds the years that were loaded into the version before to a new version.
 * @throws PackError
 */
export const keepLoadedYears = (files: JurisdictionFiles, before: JurisdictionText): JurisdictionFiles =>
  read(files, withLoadedYears(files.text, before));

/**
 * The same for a version that comes from a folder: it knows nothing of the precedents that people have approved since,
 * while a draft that was made of the version in force contains those it wants.
 * @throws PackError when the folder contradicts a precedent
 */
export function keepYearsAndPrecedents(files: JurisdictionFiles, before: JurisdictionText): JurisdictionFiles {
  const years = withLoadedYears(files.text, before);
  const [own, earlier] = [years.at(-1), before.at(-1)];
  if (!own || !earlier) return read(files, years);
  const kept = keepPrecedents(own, earlier);
  return read(files, kept === own ? years : [...years.slice(0, -1), kept]);
}

const read = ({ pack, text }: JurisdictionFiles, kept: JurisdictionText): JurisdictionFiles =>
  kept === text ? { pack, text } : { pack: packOf(kept, { proven: true }), text: kept };
