import type { Claim } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower, PackUnit } from '@hotline/jurisdiction';
import { leadFindings } from './after-lead';
import type { ProofPart } from '../space/parts';
import type { FindingKind, RawFinding } from './finding';
import type { RegionSpan } from '../space/partition';

export const ownerOf = (claim: Claim): string => `${claim.unit} ${claim.inNameOf}`;

/**
 * The winners of a part, with only one claim of each unit in the same name. A single element means that there is
 * exactly one lead.
 */
export function ownersOf(part: ProofPart): Claim[] {
  const seen = new Map(part.winners.map((w) => [ownerOf(w), w]));
  return [...seen.values()];
}

/** Finds the faults of one part. */
export function partFindings(pack: Pack): (matter: PackMatter, area: RegionSpan, part: ProofPart) => RawFinding[] {
  const units = new Map(pack.units.map((u) => [u.id, u]));
  const contested = new Set(pack.routing.contested.flatMap((c) => c.matters));
  const after = leadFindings(pack);
  const judges = pack.routing.disputes?.filter((step) => step.designates).flatMap((step) => step.by ?? []) ?? [
    pack.routing.coordination.unit,
  ];
  return (matter, area, part) => {
    const owners = ownersOf(part);
    const raw = (kind: FindingKind, claims: readonly Claim[], about: object): RawFinding => ({
      kind,
      matters: [matter.code],
      regions: area.regions,
      conditions: area.axes.conditions(part.box),
      from: area.from,
      ...(area.until === undefined ? {} : { until: area.until }),
      powers: claims.map((c) => c.power.id).sort(),
      units: [...new Set(claims.flatMap((c) => area.unitsOf(c)))].sort(),
      about,
    });
    if (owners.length === 0) return [raw('gap', bystanders(area, part), matter)];
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
      ...after({ matter, area, part, lead }),
    ];
  };
}

/**
 * Whether all winners have been designated (指定管辖). Contradicting designations are an error even on contested matters.
 */
const designatedTwice = (part: ProofPart): boolean => part.winners.every((w) => w.power.ground === 'designation');

/** Claims that apply in a part without a lead: their duties do not allow them to lead. */
function bystanders(area: RegionSpan, part: ProofPart): Claim[] {
  return area.claims.filter((c) => area.axes.boxOf(c).every((bits, i) => (bits & (part.box[i] as number)) !== 0));
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

/** The power with the last id, at which the finding is reported. The order of the files has no influence on it. */
function last(claims: readonly Claim[]): PackPower {
  return [...claims].sort((a, b) => (a.power.id < b.power.id ? 1 : -1))[0]?.power as PackPower;
}
