import type { RoutingDecision, RoutingFacts } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import { cellMaker, type Cell } from './cell';
import { factsOf, segmentOf } from './axes';
import { timedFacts } from './by-time';
import { judge, type Rules } from './judge';
import { needsOf } from './qualified';
import { bestQuestion, common, type World } from './question';
import type { RegionTree } from './region-tree';
import { transferFinder } from './transfers';
import { owner } from './verdict';
import { Wording } from './wording';

/**
 * The look-up: matter → region → row number → answer, filled as they are first asked for and kept for good. A row is a number
 * with one digit for the span of dates and one for each of the few facts of its matter; digit 0 means unknown.
 */
export function decider(pack: Pack, tree: RegionTree): (facts: RoutingFacts) => RoutingDecision {
  const axes = axesByMatter(pack);
  const segment = segmentOf(pack);
  const values = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const answer = answerer(pack, tree, (fact) => values.get(fact) ?? []);

  return (given) => {
    const plan = axes.get(given.matter);
    if (!plan) return unknownMatter(pack, given.matter);
    const region = given.region !== undefined && tree.regions.has(given.region) ? given.region : tree.root;
    let row = segment(given.on) * plan.size;
    for (const axis of plan.axes) row += digitOf(axis, given) * axis.stride;
    let rows = plan.rows.get(region);
    if (!rows) plan.rows.set(region, (rows = new Map()));
    let decision = rows.get(row);
    if (!decision) rows.set(row, (decision = answer(plan.matter, region, said(plan, given), given.on)));
    return decision;
  };
}

interface Axis {
  readonly name: string;
  readonly values: readonly string[];
  /** Value → its digit, from 1. */
  readonly digits: ReadonlyMap<string, number>;
  readonly stride: number;
  readonly byTime?: ((given: RoutingFacts) => string | undefined) | undefined;
}

interface Plan {
  readonly matter: PackMatter;
  readonly axes: readonly Axis[];
  /** Rows of one span of dates. */
  readonly size: number;
  readonly rows: Map<string, Map<number, RoutingDecision>>;
}

function axesByMatter(pack: Pack): ReadonlyMap<string, Plan> {
  const names = factsOf(pack);
  const timed = timedFacts(pack);
  const facts = new Map(pack.facts.map((f) => [f.name, { values: f.values.map((v) => v.value), digits: new Map(f.values.map((v, i) => [v.value, i + 1])) }]));
  return new Map(
    pack.matters.map((matter): [string, Plan] => {
      let size = 1;
      const axes = (names.get(matter.code) ?? []).map((name): Axis => {
        const { values = [], digits = new Map<string, number>() } = facts.get(name) ?? {};
        const axis = { name, values, digits, stride: size, byTime: timed.get(name) };
        size *= values.length + 1;
        return axis;
      });
      return [matter.code, { matter, axes, size, rows: new Map() }];
    }),
  );
}

/** A value the pack does not know counts as unknown; so does a fact that nobody has told and no clock answers. */
function digitOf(axis: Axis, given: RoutingFacts): number {
  const value = given.facts[axis.name];
  const told = value === undefined ? 0 : (axis.digits.get(value) ?? 0);
  if (told > 0 || !axis.byTime) return told;
  return axis.digits.get(axis.byTime(given) ?? '') ?? 0;
}

function said(plan: Plan, given: RoutingFacts): Record<string, string> {
  return Object.fromEntries(plan.axes.flatMap((axis) => {
    const value = axis.values[digitOf(axis, given) - 1];
    return value === undefined ? [] : [[axis.name, value]];
  }));
}

function unknownMatter(pack: Pack, code: string): RoutingDecision {
  return {
    kind: 'gap',
    fallback: pack.routing.fallback.unit,
    why: { zh: `事项目录里没有“${code}”`, en: `The catalogue has no matter "${code}"` },
    basis: pack.routing.fallback.basis,
  };
}

function answerer(pack: Pack, tree: RegionTree, valuesOf: (fact: string) => readonly string[]) {
  const cellOf = cellMaker(pack, tree);
  const wording = new Wording(pack, tree);
  const rules: Rules = { pack, wording, transfers: transferFinder(pack, tree), needs: needsOf(pack) };
  const questions = new Map(pack.facts.map((f) => [f.name, f.question]));
  return (matter: PackMatter, region: string, said: Readonly<Record<string, string>>, on: string): RoutingDecision => {
    const cells = placesThatFit(tree, region, said).map((leaf) => cellOf(matter, leaf));
    const unknown = [...new Set(cells.flatMap(factsOfCell))].filter((fact) => !(fact in said));
    const worlds = cells.flatMap((cell) =>
      combinations(unknown, valuesOf).map((guess): World => ({ answers: { ...guess, region: cell.region }, verdict: judge(rules, cell, { ...said, ...guess }, on) })),
    );
    if (new Set(worlds.map((w) => owner(w.verdict))).size === 1) return common(worlds) as RoutingDecision;
    const fact = bestQuestion(cells.length > 1 ? ['region', ...unknown] : unknown, worlds) as string;
    const question = fact === 'region' ? pack.routing.placeQuestion : questions.get(fact) ?? { zh: fact, en: fact };
    return { kind: 'ask', fact, question, holder: pack.routing.hotline.unit, why: wording.differs(worlds.map((w) => w.verdict)) };
  };
}

/** Where it may be: "in a village" leaves out the town's streets. A place that is known stays, whatever else was said. */
function placesThatFit(tree: RegionTree, region: string, said: Readonly<Record<string, string>>): readonly string[] {
  const all = tree.leaves(region);
  const fitting = all.filter((leaf) => Object.entries(tree.facts(leaf)).every(([fact, value]) => (said[fact] ?? value) === value));
  return fitting.length > 0 ? fitting : all;
}

const factsOfCell = (cell: Cell): string[] => cell.claims.flatMap((c) => c.when.map(([fact]) => fact));

/** Every way to answer the given questions. */
export function combinations(facts: readonly string[], valuesOf: (fact: string) => readonly string[]): Record<string, string>[] {
  return facts.reduce<Record<string, string>[]>((all, fact) => all.flatMap((one) => valuesOf(fact).map((value) => ({ ...one, [fact]: value }))), [{}]);
}
