import { BadFormula, countNames, formulaOf, type Pack } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

type PackScheme = NonNullable<Pack['evaluation']['schemes']>[number];

/** Something that has a name in formulas; with a formula of its own, unless people state it. */
interface Named {
  readonly id: string;
  readonly path: Path;
  readonly formula?: string;
}

/**
 * Checks that every rate, stated number and item has a name of its own, that formulas use only counts and what is
 * listed before them, and that the points of the items of a scheme add up to its full score.
 */
export function checkFormulas({ evaluation }: Pack, origins: SourceMap): PackProblem[] {
  const rates = (evaluation.rates ?? []).map(({ id, formula }, i): Named => ({ id, formula, path: ['rates', i] }));
  const schemes = evaluation.schemes ?? [];
  const known = new Set<string>(Object.keys(countNames));
  return [
    ...checkNamed(rates, known, origins),
    ...schemes.flatMap((scheme, i) => [
      ...checkNamed(namedIn(scheme, ['schemes', i]), new Set(known), origins),
      ...checkFull(scheme, ['schemes', i], origins),
      ...checkIdOfScheme(schemes, i, origins),
    ]),
  ];
}

const namedIn = ({ stated = [], items }: PackScheme, path: Path): Named[] => [
  ...stated.map(({ id }, i): Named => ({ id, path: [...path, 'stated', i] })),
  ...items.map(({ id, formula }, i): Named => ({ id, formula, path: [...path, 'items', i] })),
];

/** Adds each name to those that are known. */
function checkNamed(all: readonly Named[], known: Set<string>, origins: SourceMap): PackProblem[] {
  return all.flatMap(({ id, path, formula }) => {
    const isTaken = known.has(id);
    const problems =
      formula === undefined
        ? []
        : problemsOf(formula, known).map(([what, hint]) => origins.in('evaluation', [...path, 'formula'], what, hint));
    known.add(id);
    if (!isTaken) return problems;
    const what = say(`“${id}”已是另一项的名称`, `"${id}" is the name of something else already`);
    return [origins.in('evaluation', [...path, 'id'], what, say('请换一个名称', 'choose another name')), ...problems];
  });
}

function checkFull({ id, full, items }: PackScheme, path: Path, origins: SourceMap): PackProblem[] {
  const earned = items.filter(({ kind = 'earned' }) => kind === 'earned');
  const sum = Math.round(earned.reduce((all, item) => all + (item.full ?? 0), 0) * 100) / 100;
  if (sum === full) return [];
  const what = say(
    `“${id}”满分${full}分，各得分项合计${sum}分`,
    `"${id}" has ${full} points, but the items by which points are earned have ${sum}`,
  );
  return [origins.in('evaluation', [...path, 'full'], what, say('请改正其中一个数', 'correct one of the numbers'))];
}

function checkIdOfScheme(schemes: readonly PackScheme[], i: number, origins: SourceMap): PackProblem[] {
  const id = schemes[i]?.id ?? '';
  if (schemes.findIndex((one) => one.id === id) === i) return [];
  const what = say(`“${id}”重复`, `"${id}" occurs twice`);
  return [origins.in('evaluation', ['schemes', i, 'id'], what, say('请换一个编号', 'choose another id'))];
}

type Said = ReturnType<typeof say>;

function problemsOf(written: string, known: ReadonlySet<string>): [Said, Said][] {
  try {
    return formulaOf(written)
      .names.filter((name) => !known.has(name))
      .map((name) => [
        say(`公式中没有“${name}”这一项`, `the formula uses "${name}", which is not defined`),
        didYouMean(name, known),
      ]);
  } catch (error) {
    if (!(error instanceof BadFormula)) throw error;
    const { what, hint, at } = error;
    return [[say(`公式第${at}个字符：${what.zh}`, `character ${at} of the formula: ${what.en}`), hint]];
  }
}
