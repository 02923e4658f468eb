import type { EvaluationText } from './evaluation-set';
import type { ProductAnswer } from './answers';
import type { MeasureName } from './measures';
import { measureNames, type Score } from './score';

/** This measure does not judge an answer, so a text for which it is false is no mistake. */
const NO_MISTAKE: MeasureName = 'goes on without a person';

/**
 * Returns a line for each measure, then the ids of wrong texts: wrong best guesses by matter, other errors by measure.
 */
export function report(score: Score, texts: readonly EvaluationText[]): string[] {
  const shares = measureNames.map(
    (name) => `  ${score[name].share.toFixed(3)}  ${name} (${score[name].right.length} of ${countOf(score, name)})`,
  );
  const misses = measureNames
    .filter((name) => name !== 'top-1 matter' && name !== NO_MISTAKE && score[name].wrong.length > 0)
    .map((name) => `  ${name}: ${score[name].wrong.join(' ')}`);
  return [...shares, 'Best guess wrong, by matter:', ...byMatter(score, texts), 'Missed, by measure:', ...misses];
}

const countOf = (score: Score, name: MeasureName): number => score[name].right.length + score[name].wrong.length;

function byMatter(score: Score, texts: readonly EvaluationText[]): string[] {
  const missed = new Set(score['top-1 matter'].wrong);
  const matters = [...new Set(texts.filter(({ id }) => missed.has(id)).map(({ matter }) => matter))].sort();
  return matters.map((matter) => {
    const all = texts.filter((text) => text.matter === matter);
    const ids = all.filter(({ id }) => missed.has(id)).map(({ id }) => id);
    return `  ${matter} ${ids.length} of ${all.length}: ${ids.join(' ')}`;
  });
}

/** Lists each text that is wrong by some measure, with the expected and the actual answer. Only for the tuning set. */
export function mistakes(score: Score, texts: readonly EvaluationText[], heard: readonly ProductAnswer[]): string[] {
  return texts.flatMap((text, i) => {
    const wrong = measureNames.filter((name) => name !== NO_MISTAKE && score[name].wrong.includes(text.id));
    const { matters, next, kind, region, facts, guide, told } = heard[i] as ProductAnswer;
    const expected = [text.matter ?? 'no matter', text.guide, text.kind.join('/'), text.region, said(text.facts)]
      .filter(Boolean)
      .join(' · ');
    const found = [matters.join(' > '), next, guide, told && `told ${told}`, kind, region, said(facts)]
      .filter(Boolean)
      .join(' · ');
    return wrong.length === 0
      ? []
      : [
          `${text.id}  ${text.text}`,
          `      expected ${expected}`,
          `      found    ${found}`,
          `      wrong    ${wrong.join(', ')}`,
        ];
  });
}

const said = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${fact}=${value}`)
    .join(' ');
