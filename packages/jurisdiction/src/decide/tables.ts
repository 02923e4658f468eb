import type { RoutingDecision, RoutingFacts } from '../jurisdiction';
import { NOT_KNOWN } from './answers';
import type { Pack, PackFact, PackMatter } from '../pack/pack';
import { factsByMatter } from '../claims/powers-by-matter';
import { factsByTime } from '../time/facts-by-time';
import type { Cell, Condition } from '../claims/cell';
import type { RegionTree } from '../claims/region-tree';

/** One fact of a table. Its value is one digit of the row number. */
interface Axis {
  readonly name: string;
  readonly values: readonly string[];
  /** Value → its digit, from 1; 0 means unknown. */
  readonly digits: ReadonlyMap<string, number>;
  readonly stride: number;
  readonly byTime?: ((given: RoutingFacts) => string | undefined) | undefined;
}

/** The facts whose values distinguish the rows of a table. */
interface Axes {
  readonly list: readonly Axis[];
  /** Number of rows for each span of days. */
  readonly size: number;
}

/** The decisions about one matter in one region: a row for each span of days and combination of facts. */
export interface DecisionTable {
  readonly matter: PackMatter;
  readonly region: string;
  /** The claims to the matter in the region; absent where the region contains other regions. */
  readonly cell?: Cell;
  readonly axes: Axes;
  readonly rows: (RoutingDecision | undefined)[];
}

/**
 * Finds the table of a matter in a region, and makes it at the first call. Undefined for a matter that the pack does
 * not contain.
 */
export type FindTable = (matter: string, region: string) => DecisionTable | undefined;

/** Tables have rows only for facts on which a claim in the region depends, so that they stay small. */
export function tableFinder(
  pack: Pack,
  tree: RegionTree,
  cellOf: (matter: PackMatter, region: string) => Cell,
): FindTable {
  const axesOver = axesMaker(pack);
  const facts = factsByMatter(pack);
  const byMatter = new Map(
    pack.matters.map((matter) => [matter.code, { matter, tables: new Map<string, DecisionTable>() }]),
  );
  const tableAt = (matter: PackMatter, region: string): DecisionTable => {
    const [only, ...more] = tree.leaves(region);
    if (only === undefined || more.length > 0)
      return {
        matter,
        region,
        axes: axesOver([...new Set([...(facts.get(matter.code) ?? []), ...distinguishingFacts(tree, region)])]),
        rows: [],
      };
    const cell = cellOf(matter, only);
    return { matter, region, cell, axes: axesOver(openFacts([cell], {})), rows: [] };
  };
  return (code, region) => {
    const known = byMatter.get(code);
    if (!known) return undefined;
    let table = known.tables.get(region);
    if (!table) known.tables.set(region, (table = tableAt(known.matter, region)));
    return table;
  };
}

/** Facts that the pack states for regions inside a region. A caller who says "in a village" excludes some of them. */
const distinguishingFacts = (tree: RegionTree, region: string): string[] =>
  tree.leaves(region).flatMap((leaf) => Object.keys(tree.facts(leaf)));

/** Facts on which a claim depends and which are not in `said`. */
export function openFacts(cells: readonly Cell[], said: Readonly<Record<string, string>>): string[] {
  const open: string[] = [];
  const note = ([fact]: Condition): void => void (said[fact] === undefined && !open.includes(fact) && open.push(fact));
  for (const { claims } of cells) for (const { when } of claims) when.forEach(note);
  return open;
}

function axesMaker(pack: Pack): (names: readonly string[]) => Axes {
  const timed = factsByTime(pack);
  const facts = new Map(pack.facts.map((f) => [f.name, { values: f.values.map((v) => v.value), digits: digitsOf(f) }]));
  const made = new Map<string, Axes>();
  const make = (names: readonly string[]): Axes => {
    let size = 1;
    const list = names.map((name): Axis => {
      const { values = [], digits = new Map<string, number>() } = facts.get(name) ?? {};
      const axis = { name, values, digits, stride: size, byTime: timed.get(name) };
      size *= values.length + 1;
      return axis;
    });
    return { list, size };
  };
  return (names) => {
    const key = names.join(' ');
    let axes = made.get(key);
    if (!axes) made.set(key, (axes = make(names)));
    return axes;
  };
}

/** The digits of the values of a fact. An answer "not known" counts as the value that the pack sets for it, if any. */
function digitsOf({ values, ifUnknown }: PackFact): ReadonlyMap<string, number> {
  const digits = new Map(values.map(({ value }, i) => [value, i + 1]));
  const assumed = ifUnknown === undefined ? undefined : digits.get(ifUnknown);
  return assumed === undefined || digits.has(NOT_KNOWN) ? digits : digits.set(NOT_KNOWN, assumed);
}

/** The digit of a fact. 0: unknown, because neither the ticket nor the clock gives a value that the pack contains. */
function digitOf(axis: Axis, given: RoutingFacts): number {
  const value = given.facts[axis.name];
  const told = value === undefined ? 0 : (axis.digits.get(value) ?? 0);
  if (told > 0 || !axis.byTime) return told;
  return axis.digits.get(axis.byTime(given) ?? '') ?? 0;
}

/** Number of the row that holds the decision for the facts of a ticket. `span`: number of the span of days. */
export function rowOf({ list, size }: Axes, given: RoutingFacts, span: number): number {
  let row = span * size;
  for (const axis of list) row += digitOf(axis, given) * axis.stride;
  return row;
}

/** The known facts of a table: those that the ticket states, and those that follow from the time of the event. */
export function saidIn({ list }: Axes, given: RoutingFacts): Record<string, string> {
  const known: Record<string, string> = {};
  for (const axis of list) {
    const value = axis.values[digitOf(axis, given) - 1];
    if (value !== undefined) known[axis.name] = value;
  }
  return known;
}
