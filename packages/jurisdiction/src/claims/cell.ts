import type { Pack, PackMatter, PackPower } from '../pack/pack';
import type { DecidedUnit, Terms } from '../jurisdiction';
import { localUnits } from './local-units';
import { powersByMatter } from './powers-by-matter';
import type { RegionTree } from './region-tree';
import { hasLocalSeat, termsAt, type NamedUnit } from './terms';

export type Condition = readonly [fact: string, values: readonly string[]];

/** A power applied to one region: its holder and the other units that it names are resolved to unit ids. */
export interface Claim {
  readonly power: PackPower;
  readonly unit: string;
  readonly inNameOf: string;
  readonly terms: Terms;
  /** Conditions that the region does not answer. */
  readonly when: readonly Condition[];
  /** Conditions that the facts of the region meet. */
  readonly met: readonly Condition[];
  /** The unit as decisions state it; made at the first use. */
  told?: DecidedUnit;
}

/** All claims that can decide one matter in one region. */
export interface Cell {
  readonly matter: PackMatter;
  readonly region: string;
  readonly claims: readonly Claim[];
}

interface RegionReach {
  readonly where?: readonly string[] | undefined;
  readonly exceptWhere: readonly string[];
}

/** Whether an entry applies in a region: inside one of its regions, and in none that it excepts. */
export function holdsAt(tree: RegionTree, { where, exceptWhere }: RegionReach, region: string): boolean {
  if (where === undefined && exceptWhere.length === 0) return true;
  const inside = (codes: readonly string[]): boolean => tree.upward(region).some((code) => codes.includes(code));
  return (where === undefined || inside(where)) && !inside(exceptWhere);
}

/** Resolves a holder to a unit id in a region; undefined where the region has no such unit. */
export function seatNamer(
  pack: Pack,
  tree: RegionTree,
): (seat: NamedUnit | undefined, region: string) => string | undefined {
  const local = localUnits(pack, tree);
  return (seat, region) => (seat === undefined || typeof seat === 'string' ? seat : local(seat, region)[0]);
}

export function cellMaker(pack: Pack, tree: RegionTree): (matter: PackMatter, region: string) => Cell {
  const powers = powersByMatter(pack);
  const claimOf = claimMaker(pack, tree);
  return (matter, region) => {
    const claims: Claim[] = [];
    for (const power of powers.get(matter.code) ?? []) {
      const claim = claimOf(power, region);
      if (claim) claims.push(claim);
    }
    return { matter, region, claims };
  };
}

/** The parts of a power that do not depend on the region. */
interface Shape {
  readonly conditions: readonly Condition[];
  /** Whether its units or its stated conditions differ by region. */
  readonly tied: boolean;
  /** The claim for all regions that answer none of its conditions: one object, so that its wording is made once. */
  common?: Claim;
}

/** Returns one shared object for equal conditions of many powers. */
function conditions(): (condition: Condition) => Condition {
  const known = new Map<string, Condition>();
  return (condition) => {
    const key = `${condition[0]} ${condition[1].join(' ')}`;
    const held = known.get(key) ?? condition;
    known.set(key, held);
    return held;
  };
}

/** Reads the shape of a power once and keeps it. */
function shapeReader(): (power: PackPower) => Shape {
  const condition = conditions();
  const shapes = new Map<PackPower, Shape>();
  return (power) => {
    const known = shapes.get(power);
    if (known) return known;
    const shape: Shape = {
      conditions: Object.entries(power.when).map(condition),
      tied: power.where !== undefined || hasLocalSeat(power),
    };
    shapes.set(power, shape);
    return shape;
  };
}

/**
 * Applies a power to a region; undefined where it does not apply or the facts of the region contradict its
 * conditions.
 */
export function claimMaker(pack: Pack, tree: RegionTree): (power: PackPower, region: string) => Claim | undefined {
  const name = seatNamer(pack, tree);
  const shapeOf = shapeReader();
  const claimAt = (power: PackPower, region: string, { met, when }: Pick<Claim, 'met' | 'when'>): Claim | undefined => {
    const unit = name(power.holder, region);
    if (unit === undefined) return undefined;
    const inNameOf = name(power.inNameOf, region) ?? unit;
    return { power, unit, inNameOf, terms: termsAt(power, (seat) => name(seat, region)), when, met };
  };
  return (power, region) => {
    if (!holdsAt(tree, power, region)) return undefined;
    const shape = shapeOf(power);
    const fixed = tree.facts(region);
    if (shape.conditions.every(([fact]) => fixed[fact] === undefined)) {
      const open = { met: [], when: shape.conditions };
      return shape.tied ? claimAt(power, region, open) : (shape.common ??= claimAt(power, region, open));
    }
    if (shape.conditions.some(([fact, values]) => fixed[fact] !== undefined && !values.includes(fixed[fact])))
      return undefined;
    return claimAt(power, region, {
      met: shape.conditions.filter(([fact]) => fact in fixed),
      when: shape.conditions.filter(([fact]) => !(fact in fixed)),
    });
  };
}
