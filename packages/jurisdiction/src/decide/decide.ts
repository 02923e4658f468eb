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

/**
 * Returns the decision function. It looks up a table by matter and region, and in it the row of the known facts and the
 * day. A row is computed at its first use and then kept.
 */
export function decider(pack: Pack, tree: RegionTree): (facts: RoutingFacts) => RoutingDecision {
  const spanOf = spanNumbers(pack);
  const cellOf = cellMaker(pack, tree);
  const find = tableFinder(pack, tree, cellOf);
  const answer = answerer(pack, tree, cellOf);
  return (given) => {
    const region = given.region !== undefined && tree.regions.has(given.region) ? given.region : tree.root;
    const table = find(given.matter, region);
    if (!table) return unknownMatter(pack);
    const row = rowOf(table.axes, given, spanOf(given.on));
    return (table.rows[row] ??= answer(table, saidIn(table.axes, given), given.on));
  };
}

function unknownMatter(pack: Pack): RoutingDecision {
  return {
    kind: 'gap',
    fallback: pack.routing.fallback.unit,
    why: { zh: '事项目录中没有该事项', en: 'The catalogue of matters does not contain this matter' },
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
    const cells = cell ? [cell] : possibleRegions(tree, region, said).map((leaf) => cellOf(matter, leaf));
    const unknown = openFacts(cells, said);
    if (cell && unknown.length === 0) return judge(rules, cell, said, on);
    const cases = cells.flatMap((one) =>
      combinations(unknown, (fact) => facts.get(fact)?.values ?? []).map((guess): PossibleCase => ({
        answers: { ...guess, region: one.region },
        verdict: judge(rules, one, { ...said, ...guess }, on),
      })),
    );
    if (new Set(cases.map((c) => owner(c.verdict))).size === 1) return commonDecision(cases) as RoutingDecision;
    const fact = bestQuestion(cells.length > 1 ? ['region', ...unknown] : unknown, cases) as string;
    const question =
      fact === 'region' ? pack.routing.locationQuestion : (facts.get(fact)?.question ?? { zh: fact, en: fact });
    return {
      kind: 'ask',
      fact,
      question,
      holder: pack.routing.hotline.unit,
      why: wording.differs(cases.map((c) => c.verdict)),
    };
  };
}

/**
 * The regions in which the ticket may lie: "in a village" excludes urban streets. If the facts exclude every region,
 * they are ignored and all regions are returned.
 */
function possibleRegions(tree: RegionTree, region: string, said: Known): readonly string[] {
  const all = tree.leaves(region);
  const fitting = all.filter((leaf) =>
    Object.entries(tree.facts(leaf)).every(([fact, value]) => (said[fact] ?? value) === value),
  );
  return fitting.length > 0 ? fitting : all;
}

/** All combinations of values of the given facts. */
export function combinations(
  facts: readonly string[],
  valuesOf: (fact: string) => readonly string[],
): Record<string, string>[] {
  return facts.reduce<Record<string, string>[]>(
    (all, fact) => all.flatMap((one) => valuesOf(fact).map((value) => ({ ...one, [fact]: value }))),
    [{}],
  );
}
