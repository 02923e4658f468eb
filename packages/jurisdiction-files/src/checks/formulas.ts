import { BadFormula, countNames, formulaOf, type Pack } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';

/** Checks that every rate has a name of its own, and a formula of counts and earlier rates. */
export function checkFormulas({ evaluation }: Pack, origins: SourceMap): PackProblem[] {
  const known = new Set<string>(Object.keys(countNames));
  return (evaluation.rates ?? []).flatMap(({ id, formula }, i) => {
    const path = ['rates', i];
    const isTaken = known.has(id);
    const problems = problemsOf(formula, known).map(([what, hint]) =>
      origins.in('evaluation', [...path, 'formula'], what, hint),
    );
    known.add(id);
    if (!isTaken) return problems;
    const what = say(`“${id}”已是另一项的名称`, `"${id}" is the name of something else already`);
    return [origins.in('evaluation', [...path, 'id'], what, say('请换一个名称', 'choose another name')), ...problems];
  });
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
