import { keepPrecedents, packOf, type JurisdictionFiles, type JurisdictionText } from '@hotline/jurisdiction-files';
import { withLoadedYears } from './calendar-years';

/**
 * Adds to a new version the calendar years that were loaded into the previous version.
 * @throws PackError
 */
export const keepLoadedYears = (files: JurisdictionFiles, before: JurisdictionText): JurisdictionFiles =>
  read(files, withLoadedYears(files.text, before));

/**
 * As `keepLoadedYears`, and also adds the precedents of the previous version. For a version that is read from a folder, because the folder lacks precedents that were approved since it was written. A draft contains the precedents that its author wants, so it needs only `keepLoadedYears`.
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
