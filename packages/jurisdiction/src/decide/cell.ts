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

/** Powers by matter, whole fields spread out; sorted by id, so that the order in which a pack is written decides nothing. */
export function powersByMatter(pack: Pack): ReadonlyMap<string, readonly PackPower[]> {
  const byField = new Map<string, string[]>(pack.fields.map((f) => [f.code, []]));
  for (const m of pack.matters) byField.get(m.field)?.push(m.code);
  const over = new Map<string, PackPower[]>(pack.matters.map((m) => [m.code, []]));
  for (const power of [...pack.powers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const except = new Set(power.exceptMatters);
    const covered = new Set([...power.matters, ...power.fields.flatMap((f) => byField.get(f) ?? [])]);
    for (const code of covered) if (!except.has(code)) over.get(code)?.push(power);
  }
  return over;
}

export function cellMaker(pack: Pack, tree: RegionTree): (matter: PackMatter, region: string) => Cell {
  const powers = powersByMatter(pack);
  const claimOf = claimMaker(pack, tree);
  return (matter, region) => ({ matter, region, claims: (powers.get(matter.code) ?? []).flatMap((power) => claimOf(power, region) ?? []) });
}

/** What a power amounts to at one place; nothing where it does not hold or the place contradicts its conditions. */
export function claimMaker(pack: Pack, tree: RegionTree): (power: PackPower, region: string) => Claim | undefined {
  const local = localUnits(pack, tree);
  const name = (seat: Seat | undefined, region: string): string | undefined => (seat === undefined || typeof seat === 'string' ? seat : local(seat, region)[0]);
  return (power, region) => {
    const inside = (codes: readonly string[]): boolean => tree.upward(region).some((code) => codes.includes(code));
    if ((power.where && !inside(power.where)) || inside(power.exceptWhere)) return undefined;
    const fixed = tree.facts(region);
    const when = Object.entries(power.when);
    if (when.some(([fact, values]) => fact in fixed && !values.includes(fixed[fact] as string))) return undefined;
    const unit = name(power.holder, region);
    if (unit === undefined) return undefined;
    const [met, open] = [when.filter(([fact]) => fact in fixed), when.filter(([fact]) => !(fact in fixed))];
    return { power, unit, inNameOf: name(power.inNameOf, region) ?? unit, terms: termsAt(power, (seat) => name(seat, region)), when: open, met };
  };
}
