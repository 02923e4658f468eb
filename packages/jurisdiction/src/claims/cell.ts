import type { Pack, PackMatter, PackPower } from '../pack/pack';
import type { DecidedUnit, Terms } from '../jurisdiction';
import { localUnits } from './local-units';
import { powersByMatter } from './powers-by-matter';
import type { RegionTree } from './region-tree';
import { hasLocalSeat, termsAt, type NamedUnit } from './terms';

export type Condition = readonly [fact: string, values: readonly string[]];

/** A power applied to one region, with unit ids instead of "the local squad" or "the local town". */
export interface Claim {
  readonly power: PackPower;
  readonly unit: string;
  readonly inNameOf: string;
  readonly terms: Terms;
  /** Conditions on facts that the region leaves open, so the ticket must state them. */
  readonly when: readonly Condition[];
  /** Conditions that are met by the facts which the pack states for the region. */
  readonly met: readonly Condition[];
  /** The unit in the form in which decisions return it; made at the first use. */
  told?: DecidedUnit;
}

/** One matter in one region, with all claims to it. */
export interface Cell {
  readonly matter: PackMatter;
  readonly region: string;
  readonly claims: readonly Claim[];
}

interface RegionReach {
  readonly where?: readonly string[] | undefined;
  readonly exceptWhere: readonly string[];
}

/** Whether an entry applies in a region: the region must lie in one of `where`, and in none of `exceptWhere`. */
export function holdsAt(tree: RegionTree, { where, exceptWhere }: RegionReach, region: string): boolean {
  if (where === undefined && exceptWhere.length === 0) return true;
  const inside = (codes: readonly string[]): boolean => tree.upward(region).some((code) => codes.includes(code));
  return (where === undefined || inside(where)) && !inside(exceptWhere);
}

/** Finds the unit id of a holder in a region; undefined where the region has no such local unit. */
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

/** Data that is derived from a power once and used for all regions. */
interface Shape {
  readonly conditions: readonly Condition[];
  /** True where the claim differs by region: the power names regions or local units. */
  readonly tied: boolean;
  /**
   * The claim in all regions that fix none of the facts in its conditions. Shared, so that it is put into words once.
   */
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

/** Derives the shape of each power at its first use, and keeps it. */
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
 * Applies a power to a region. Undefined where the power does not apply, or where facts of the region contradict its
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
