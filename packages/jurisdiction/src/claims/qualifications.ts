import type { Pack, PackQualification } from '../pack/pack';
import type { Claim } from './cell';
import { byMatter } from './powers-by-matter';
import { inForce } from '../time/in-force';

type Held = PackQualification['heldBy'][number];

/** A qualification that a duty requires, with the spans of days in which the people of the unit hold it. */
export interface Need {
  readonly qualification: PackQualification;
  readonly held: readonly Held[];
}

/** Finds the qualifications that the people of a unit need for the duty of its claim. */
export function needsOf(pack: Pack): (matter: string, claim: Pick<Claim, 'unit' | 'power'>) => readonly Need[] {
  const ofUnits = pack.qualifications.filter(({ certificate }) => certificate === undefined);
  if (ofUnits.length === 0) return () => [];
  const general = ofUnits.filter((q) => q.fields.length + q.matters.length === 0);
  const special = byMatter(pack, ofUnits);
  return (matter, { unit, power }) =>
    [...general, ...(special.get(matter) ?? [])]
      .filter((q) => q.duties.includes(power.duty))
      .map((qualification) => ({ qualification, held: qualification.heldBy.filter((h) => h.units.includes(unit)) }));
}

export const lacking = (needs: readonly Need[], on: string): string[] =>
  needs.filter(({ held }) => !held.some((h) => inForce(h, on))).map(({ qualification }) => qualification.id);
