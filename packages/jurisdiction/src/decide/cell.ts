import type { Pack, PackMatter, PackPower } from '../pack/pack';
import type { Terms } from '../jurisdiction';
import { localUnits } from './local-units';
import type { RegionTree } from './region-tree';
import { termsAt, type Seat } from './terms';

export type Condition = readonly [fact: string, values: readonly string[]];

/** A power as it stands for one matter at one place: its holder is a unit by now. */
export interface Claim {
  readonly power: PackPower;
  readonly unit: string;
  readonly inNameOf: string;
  readonly terms: Terms;
  /** Conditions that are still open. */
  readonly when: readonly Condition[];
  /** Conditions that the place itself meets. */
  readonly met: readonly Condition[];
}

/** Everything that can decide one matter at one place. */
export interface Cell {
  readonly matter: PackMatter;
  readonly region: string;
  readonly claims: readonly Claim[];
}

interface Reach {
  readonly id: string;
  readonly fields: readonly string[];
  readonly matters: readonly string[];
  readonly exceptMatters?: readonly string[];
}

export const powersByMatter = (pack: Pack): ReadonlyMap<string, readonly PackPower[]> => byMatter(pack, pack.powers);

/** Entries by matter, whole fields spread out; sorted by id, so that the order in which a pack is written decides nothing. */
export function byMatter<T extends Reach>(pack: Pack, entries: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const byField = new Map<string, string[]>(pack.fields.map((f) => [f.code, []]));
  for (const m of pack.matters) byField.get(m.field)?.push(m.code);
  const over = new Map<string, T[]>(pack.matters.map((m) => [m.code, []]));
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const except = new Set(entry.exceptMatters);
    const covered = new Set([...entry.matters, ...entry.fields.flatMap((f) => byField.get(f) ?? [])]);
    for (const code of covered) if (!except.has(code)) over.get(code)?.push(entry);
  }
  return over;
}

interface Place {
  readonly where?: readonly string[] | undefined;
  readonly exceptWhere: readonly string[];
}

/** Whether an entry holds at a place: inside one of its regions, and in none that it leaves out. */
export function holdsAt(tree: RegionTree, { where, exceptWhere }: Place, region: string): boolean {
  const inside = (codes: readonly string[]): boolean => tree.upward(region).some((code) => codes.includes(code));
  return (where === undefined || inside(where)) && !inside(exceptWhere);
}

/** The unit that a seat means at a place. */
export function seatNamer(pack: Pack, tree: RegionTree): (seat: Seat | undefined, region: string) => string | undefined {
  const local = localUnits(pack, tree);
  return (seat, region) => (seat === undefined || typeof seat === 'string' ? seat : local(seat, region)[0]);
}

export function cellMaker(pack: Pack, tree: RegionTree): (matter: PackMatter, region: string) => Cell {
  const powers = powersByMatter(pack);
  const claimOf = claimMaker(pack, tree);
  return (matter, region) => ({ matter, region, claims: (powers.get(matter.code) ?? []).flatMap((power) => claimOf(power, region) ?? []) });
}

/** What a power amounts to at one place; nothing where it does not hold or the place contradicts its conditions. */
export function claimMaker(pack: Pack, tree: RegionTree): (power: PackPower, region: string) => Claim | undefined {
  const name = seatNamer(pack, tree);
  return (power, region) => {
    if (!holdsAt(tree, power, region)) return undefined;
    const fixed = tree.facts(region);
    const when = Object.entries(power.when);
    if (when.some(([fact, values]) => fact in fixed && !values.includes(fixed[fact] as string))) return undefined;
    const unit = name(power.holder, region);
    if (unit === undefined) return undefined;
    const [met, open] = [when.filter(([fact]) => fact in fixed), when.filter(([fact]) => !(fact in fixed))];
    return { power, unit, inNameOf: name(power.inNameOf, region) ?? unit, terms: termsAt(power, (seat) => name(seat, region)), when: open, met };
  };
}
