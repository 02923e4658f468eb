import type { RoutingDecision, RoutingFacts } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import { spanNumbers } from '../time/spans';
import { cellMaker, type Cell } from '../claims/cell';
import { judge, type Rules } from './judge';
import { needsOf } from '../claims/qualifications';
import { bestQuestion, commonDecision, type PossibleCase } from './question';
import type { RegionTree } from '../claims/region-tree';
import { openFacts, rowOf, saidIn, tableFinder, type DecisionTable } from './tables';
import { transferFinder } from '../claims/transfers';
import { owner } from './verdict';
import { Wording } from './wording';

/** The look-up: matter → place → row number → answer, filled as they are first asked for and kept for good. */
export function decider(pack: Pack, tree: RegionTree): (facts: RoutingFacts) => RoutingDecision {
  const spanOf = spanNumbers(pack);
  const cellOf = cellMaker(pack, tree);
  const find = tableFinder(pack, tree, cellOf);
  const answer = answerer(pack, tree, cellOf);
  return (given) => {
    const region = given.region !== undefined && tree.regions.has(given.region) ? given.region : tree.root;
    const table = find(given.matter, region);
    if (!table) return unknownMatter(pack, given.matter);
    const row = rowOf(table.axes, given, spanOf(given.on));
    return (table.rows[row] ??= answer(table, saidIn(table.axes, given), given.on));
  };
}

function unknownMatter(pack: Pack, code: string): RoutingDecision {
  return {
    kind: 'gap',
    fallback: pack.routing.fallback.unit,
    why: { zh: `事项目录里没有“${code}”`, en: `The catalogue has no matter "${code}"` },
    basis: pack.routing.fallback.basis,
  };
}

type Known = Readonly<Record<string, string>>;

function answerer(pack: Pack, tree: RegionTree, cellOf: (matter: PackMatter, region: string) => Cell) {
  const wording = new Wording(pack, tree);
  const rules: Rules = { pack, wording, transfers: transferFinder(pack, tree), needs: needsOf(pack) };
  const facts = new Map(
    pack.facts.map((f) => [f.name, { question: f.question, values: f.values.map((v) => v.value) }]),
  );
  return ({ matter, region, cell }: DecisionTable, said: Known, on: string): RoutingDecision => {
    const cells = cell ? [cell] : placesThatFit(tree, region, said).map((leaf) => cellOf(matter, leaf));
    const unknown = openFacts(cells, said);
    if (cell && unknown.length === 0) return judge(rules, cell, said, on);
    const worlds = cells.flatMap((one) =>
      combinations(unknown, (fact) => facts.get(fact)?.values ?? []).map((guess): PossibleCase => ({
        answers: { ...guess, region: one.region },
        verdict: judge(rules, one, { ...said, ...guess }, on),
      })),
    );
    if (new Set(worlds.map((w) => owner(w.verdict))).size === 1) return commonDecision(worlds) as RoutingDecision;
    const fact = bestQuestion(cells.length > 1 ? ['region', ...unknown] : unknown, worlds) as string;
    const question =
      fact === 'region' ? pack.routing.locationQuestion : (facts.get(fact)?.question ?? { zh: fact, en: fact });
    return {
      kind: 'ask',
      fact,
      question,
      holder: pack.routing.hotline.unit,
      why: wording.differs(worlds.map((w) => w.verdict)),
    };
  };
}

/** Where it may be: "in a village" leaves out the town's streets. A place that is known stays, whatever else was said. */
function placesThatFit(tree: RegionTree, region: string, said: Known): readonly string[] {
  const all = tree.leaves(region);
  const fitting = all.filter((leaf) =>
    Object.entries(tree.facts(leaf)).every(([fact, value]) => (said[fact] ?? value) === value),
  );
  return fitting.length > 0 ? fitting : all;
}

/** Every way to answer the given questions. */
export function combinations(
  facts: readonly string[],
  valuesOf: (fact: string) => readonly string[],
): Record<string, string>[] {
  return facts.reduce<Record<string, string>[]>(
    (all, fact) => all.flatMap((one) => valuesOf(fact).map((value) => ({ ...one, [fact]: value }))),
    [{}],
  );
}
