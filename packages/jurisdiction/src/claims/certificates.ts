import type { Pack, PackPower, PackQualification } from '../pack/pack';
import { seatNamer } from './cell';
import { byMatter, powersByMatter } from './powers-by-matter';
import type { RegionTree } from './region-tree';

type Needed = (matter: string, unit: string, region?: string) => readonly string[];

/**
 * Names of the certificates that a person of a unit needs for a matter. They follow from the duties of all powers that
 * the unit has over the matter. A ticket that a dispatcher sent to the unit needs the same certificates.
 */
export function certificatesFor(pack: Pack, tree: RegionTree): Needed {
  const asked = pack.qualifications.filter(({ certificate }) => certificate !== undefined);
  if (asked.length === 0) return () => [];
  const general = asked.filter(({ fields, matters }) => fields.length + matters.length === 0);
  const [special, powers, name] = [byMatter(pack, asked), powersByMatter(pack), seatNamer(pack, tree)];
  return (matter, unit, region) => {
    const holds = ({ holder }: PackPower): boolean =>
      (region !== undefined && tree.regions.has(region) ? name(holder, region) : holder) === unit;
    const duties = new Set((powers.get(matter) ?? []).filter(holds).map(({ duty }) => duty));
    const applies = ({ duties: needing }: PackQualification): boolean => needing.some((duty) => duties.has(duty));
    const names = [...general, ...(special.get(matter) ?? [])]
      .filter(applies)
      .map(({ certificate = '' }) => certificate);
    return [...new Set(names)];
  };
}
