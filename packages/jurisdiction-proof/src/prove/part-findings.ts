import type { Claim } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower, PackUnit } from '@hotline/jurisdiction';
import { leadFindings } from './after-lead';
import type { ProofPart } from '../space/cells';
import type { FindingKind, RawFinding } from './finding';
import type { RegionSpan } from '../space/survey';

export const ownerOf = (claim: Claim): string => `${claim.unit} ${claim.inNameOf}`;

/** Winners that differ in unit or name; one of them means that there is exactly one lead. */
export function ownersOf(part: ProofPart): Claim[] {
  const seen = new Map(part.winners.map((w) => [ownerOf(w), w]));
  return [...seen.values()];
}

/** Finds what is wrong with one part of a plot. */
export function partFindings(pack: Pack): (matter: PackMatter, plot: RegionSpan, part: ProofPart) => RawFinding[] {
  const units = new Map(pack.units.map((u) => [u.id, u]));
  const contested = new Set(pack.routing.contested.flatMap((c) => c.matters));
  const after = leadFindings(pack);
  const judges = pack.routing.disputes?.filter((step) => step.designates).flatMap((step) => step.by ?? []) ?? [
    pack.routing.coordination.unit,
  ];
  return (matter, plot, part) => {
    const owners = ownersOf(part);
    const raw = (kind: FindingKind, claims: readonly Claim[], about: object): RawFinding => ({
      kind,
      matters: [matter.code],
      regions: plot.regions,
      conditions: plot.axes.conditions(part.box),
      from: plot.from,
      ...(plot.until === undefined ? {} : { until: plot.until }),
      powers: claims.map((c) => c.power.id).sort(),
      units: [...new Set(claims.flatMap((c) => plot.unitsOf(c)))].sort(),
      about,
    });
    if (owners.length === 0) return [raw('gap', bystanders(plot, part), matter)];
    if (owners.length > 1) {
      const overlap = raw('overlap', part.winners, last(part.winners));
      const parties = judges
        .filter((judge) => overlap.units.includes(judge))
        .map((judge): RawFinding => ({ ...overlap, kind: 'own-cause', other: judge }));
      return [
        { ...overlap, ...(contested.has(matter.code) && !designatedTwice(part) ? { admitted: true as const } : {}) },
        ...parties,
      ];
    }
    const lead = part.winners[0] as Claim;
    return [
      ...leadFaults(pack, units, matter, lead).map((kind) =>
        raw(kind, part.winners, kind === 'vacuum' ? matter : last(part.winners)),
      ),
      ...after({ matter, plot, part, lead }),
    ];
  };
}

/** What was decided once is contested no more; two decisions that contradict each other are a fault. */
const designatedTwice = (part: ProofPart): boolean => part.winners.every((w) => w.power.ground === 'designation');

/** Those who hold something there that does not let them lead. */
function bystanders(plot: RegionSpan, part: ProofPart): Claim[] {
  return plot.claims.filter((c) => plot.axes.boxOf(c).every((bits, i) => (bits & (part.box[i] as number)) !== 0));
}

function leadFaults(pack: Pack, units: ReadonlyMap<string, PackUnit>, matter: PackMatter, lead: Claim): FindingKind[] {
  const mustPunish = pack.routing.leading[matter.nature]?.[0] === 'punish';
  const faults: FindingKind[] = [];
  if (mustPunish && lead.power.duty !== 'punish' && lead.power.duty !== 'coerce') faults.push('vacuum');
  if (units.get(lead.inNameOf)?.standing === 'none') faults.push('powerless');
  if (matter.departmentOnly && [lead.unit, lead.inNameOf].some((unit) => units.get(unit)?.kind === 'town'))
    faults.push('pushed-down');
  return faults;
}

/** The power with the last id stands for them all, whatever the order of the files. */
function last(claims: readonly Claim[]): PackPower {
  return [...claims].sort((a, b) => (a.power.id < b.power.id ? 1 : -1))[0]?.power as PackPower;
}
