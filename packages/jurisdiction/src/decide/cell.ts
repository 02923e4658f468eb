import type { Pack, PackMatter, PackPower } from '../pack/pack';
import { localUnits } from './local-units';
import type { RegionTree } from './region-tree';

export type Condition = readonly [fact: string, values: readonly string[]];

/** A power as it stands for one matter at one place: its holder is a unit by now. */
export interface Claim {
  readonly power: PackPower;
  readonly unit: string;
  readonly inNameOf: string;
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
  const powers = [...pack.powers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const covers = (p: PackPower, m: PackMatter): boolean =>
    (p.matters.includes(m.code) || p.fields.includes(m.field)) && !p.exceptMatters.includes(m.code);
  return new Map(pack.matters.map((m) => [m.code, powers.filter((p) => covers(p, m))]));
}

export function cellMaker(pack: Pack, tree: RegionTree): (matter: PackMatter, region: string) => Cell {
  const powers = powersByMatter(pack);
  const local = localUnits(pack, tree);
  return (matter, region) => {
    const inside = (codes: readonly string[]): boolean => tree.upward(region).some((code) => codes.includes(code));
    const fixed = tree.facts(region);
    const claims = (powers.get(matter.code) ?? []).flatMap((power): Claim[] => {
      if (power.where && !inside(power.where)) return [];
      if (inside(power.exceptWhere)) return [];
      const when = Object.entries(power.when);
      if (when.some(([fact, values]) => fact in fixed && !values.includes(fixed[fact] as string))) return [];
      const unit = typeof power.holder === 'string' ? power.holder : local(power.holder, region)[0];
      if (unit === undefined) return [];
      const [met, open] = [when.filter(([fact]) => fact in fixed), when.filter(([fact]) => !(fact in fixed))];
      return [{ power, unit, inNameOf: power.inNameOf ?? unit, when: open, met }];
    });
    return { matter, region, claims };
  };
}
