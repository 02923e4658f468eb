import type { RoutingDecision, RoutingFacts } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import { cellMaker, type Cell } from './cell';
import { factsOf, segmentOf } from './axes';
import { timedFacts } from './by-time';
import { judge } from './judge';
import { bestQuestion, common, type World } from './question';
import type { RegionTree } from './region-tree';
import { owner } from './verdict';
import { Wording } from './wording';

/**
 * The look-up: (matter, region) → a small table of answers, filled as they are first asked for and kept for good.
 * A table has at most one row for each span of dates and each value, or "unknown", of the few facts of its matter.
 */
export function decider(pack: Pack, tree: RegionTree): (facts: RoutingFacts) => RoutingDecision {
  const matters = new Map(pack.matters.map((m) => [m.code, m]));
  const factNames = factsOf(pack);
  const values = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const segment = segmentOf(pack);
  const tables = new Map<string, Map<string, RoutingDecision>>();
  const timed = timedFacts(pack);
  const value = (given: RoutingFacts, name: string): string => known(given, name, values) || (timed.get(name)?.(given) ?? '');
  const answer = answerer(pack, tree, (fact) => values.get(fact) ?? []);

  return (given) => {
    const matter = matters.get(given.matter);
    if (!matter) return unknownMatter(pack, given.matter);
    const region = given.region !== undefined && tree.regions.has(given.region) ? given.region : tree.root;
    const names = factNames.get(matter.code) ?? [];
    let row = String(segment(given.on));
    for (const name of names) row += ` ${value(given, name)}`;
    const key = `${matter.code} ${region}`;
    let table = tables.get(key);
    if (!table) tables.set(key, (table = new Map()));
    let decision = table.get(row);
    if (!decision) {
      const said = names.map((name) => [name, value(given, name)] as const).filter(([, value]) => value !== '');
      table.set(row, (decision = answer(matter, region, Object.fromEntries(said), given.on)));
    }
    return decision;
  };
}

/** A value the pack does not know counts as unknown. */
function known(given: RoutingFacts, name: string, values: ReadonlyMap<string, readonly string[]>): string {
  const value = given.facts[name];
  return value !== undefined && values.get(name)?.includes(value) ? value : '';
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
  const questions = new Map(pack.facts.map((f) => [f.name, f.question]));
  return (matter: PackMatter, region: string, said: Readonly<Record<string, string>>, on: string): RoutingDecision => {
    const cells = placesThatFit(tree, region, said).map((leaf) => cellOf(matter, leaf));
    const unknown = [...new Set(cells.flatMap(factsOfCell))].filter((fact) => !(fact in said));
    const worlds = cells.flatMap((cell) =>
      combinations(unknown, valuesOf).map((guess): World => ({ answers: { ...guess, region: cell.region }, verdict: judge(pack, wording, cell, { ...said, ...guess }, on) })),
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
