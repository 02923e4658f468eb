import {
  type Claim,
  claimMaker,
  dayBefore,
  inForce,
  regionTree,
  strength,
  changeDays,
} from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { axesOf, type Axes } from './axes';
import { cutIntoParts, type ProofPart } from './parts';

/** Regions and a span of days in which the cases of one matter divide into the same parts. */
export interface RegionSpan {
  readonly regions: readonly string[];
  readonly from: string;
  readonly until?: string;
  readonly axes: Axes;
  readonly parts: readonly ProofPart[];
  /** All claims that apply, with or without a duty that leads, as they are in the first of `regions`. */
  readonly claims: readonly Claim[];
  /** The unit of a claim in each region: local units differ by region. */
  unitsOf(claim: Claim): readonly string[];
  unitIn(claim: Claim, region: string): string;
}

/**
 * Divides the regions and days of one matter under some powers. The results cover every region and day exactly once.
 */
export type Partition = (matter: PackMatter, powers: readonly PackPower[]) => RegionSpan[];

export function partitioner(
  pack: Pack,
  {
    retired = false,
  }: {
    /** Also return, as gaps, the days on which the matter is retired (in no catalogue). */
    readonly retired?: boolean;
  } = {},
): Partition {
  const tree = regionTree(pack);
  const leaves = [...tree.leaves(tree.root)].sort();
  const claimOf = claimMaker(pack, tree);
  const axes = axesOf(pack);
  const groups = grouper(leaves, (power, region) => signature(claimOf(power, region)));
  const since = pack.jurisdiction.since ?? '0001-01-01';
  return (matter, powers) => {
    const spans = spansOf(powers, matter, since).filter(({ from }) => retired || inForce(matter, from));
    return groups(powers).flatMap((regions) => {
      const unitIn = ({ unit, power }: Claim, region: string): string =>
        typeof power.holder === 'string' ? unit : (claimOf(power, region)?.unit ?? unit);
      const unitsOf = (claim: Claim): string[] =>
        typeof claim.power.holder === 'string' ? [claim.unit] : regions.map((r) => unitIn(claim, r));
      const here = powers.flatMap((power) => claimOf(power, regions[0] as string) ?? []);
      return spans.map(({ from, until }): RegionSpan => {
        const claims = here.filter((c) => inForce(c.power, from) && inForce(matter, from));
        const space = axes(claims);
        return {
          regions,
          from,
          ...(until === undefined ? {} : { until }),
          axes: space,
          claims,
          unitsOf,
          unitIn,
          parts: cutIntoParts(levelsOf(pack, matter, claims), space),
        };
      });
    });
  };
}

/** Key of the properties of a claim that affect the division into parts. */
function signature(claim: Claim | undefined): string {
  if (!claim) return '';
  return JSON.stringify([claim.unit, claim.inNameOf, claim.when.map(([fact]) => fact)]);
}

/**
 * Groups regions in which the same powers apply. Local units may differ between the regions of a group, but powers that
 * belong to one unit in one region must belong to one unit in the others too.
 */
function grouper(leaves: readonly string[], sign: (power: PackPower, region: string) => string) {
  const spatial = new Map<string, readonly string[]>();
  const keys = new WeakMap<PackPower, string>();
  const keyOf = (power: PackPower): string => {
    let key = keys.get(power);
    if (key === undefined)
      keys.set(
        power,
        (key = JSON.stringify([power.holder, power.inNameOf, power.where, power.exceptWhere, power.when])),
      );
    return key;
  };
  const signs = (power: PackPower): readonly string[] => {
    const key = keyOf(power);
    let found = spatial.get(key);
    if (!found) spatial.set(key, (found = leaves.map((region) => sign(power, region))));
    return found;
  };
  const made = new Map<string, string[][]>();
  return (powers: readonly PackPower[]): readonly (readonly string[])[] => {
    const key = powers.map(keyOf).join();
    let groups = made.get(key);
    if (!groups) made.set(key, (groups = groupBy(leaves, (_, i) => pattern(powers.map((p) => signs(p)[i] ?? '')))));
    return groups;
  };
}

function groupBy(leaves: readonly string[], keyOf: (leaf: string, i: number) => string): string[][] {
  const groups = new Map<string, string[]>();
  leaves.forEach((leaf, i) => groups.set(keyOf(leaf, i), [...(groups.get(keyOf(leaf, i)) ?? []), leaf]));
  return [...groups.values()];
}

/**
 * Replaces units by numbers in the order of their appearance, so that regions differing only in their local units
 * match.
 */
function pattern(signs: readonly string[]): string {
  const seen = new Map<string, number>();
  const number = (unit: string): number => seen.get(unit) ?? (seen.set(unit, seen.size), seen.size - 1);
  return JSON.stringify(
    signs.map((sign) => {
      if (sign === '') return 0;
      const [unit, name, facts] = JSON.parse(sign) as [string, string, string[]];
      return [number(unit), number(name), facts];
    }),
  );
}

/** Spans of days in which the same powers apply and the matter is or is not in its catalogue. */
function spansOf(powers: readonly PackPower[], matter: PackMatter, since: string): { from: string; until?: string }[] {
  const days = [since, ...changeDays([...powers, matter]).filter((day) => day > since)];
  return days.map((from, i) => ({
    from,
    ...(days[i + 1] === undefined ? {} : { until: dayBefore(days[i + 1] as string) }),
  }));
}

/** Claims that may lead on the matter, grouped by strength, the strongest first: by duty, then by ground. */
function levelsOf(pack: Pack, matter: PackMatter, claims: readonly Claim[]): Claim[][] {
  const leading = pack.routing.leading[matter.nature] ?? [];
  const levels = new Map<number, Claim[]>();
  for (const claim of claims) {
    const duty = leading.indexOf(claim.power.duty);
    if (duty < 0) continue;
    const level = duty * 100 + strength(pack, claim);
    levels.set(level, [...(levels.get(level) ?? []), claim]);
  }
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level);
}
