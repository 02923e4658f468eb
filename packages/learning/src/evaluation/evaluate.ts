import type { Example } from '../example';
import { measure, type ClassifierMeasure } from './measure';
import type { Prediction } from '../text-classifier';

export interface Evaluation extends ClassifierMeasure {
  readonly examples: number;
  /** Expected calibration error (0–1) over 15 bins of equal width; see {@link calibrationError}. */
  readonly calibrationError: number;
  /** The wrong predictions with the highest probability, at most 20. */
  readonly errors: readonly Mistake[];
}

export interface Mistake {
  readonly text: string;
  readonly label: string;
  readonly answered: Prediction;
}

const BINS = 15;
const MOST_ERRORS = 20;

/**
 * Measures a model on labelled texts. Use texts that it was not trained on (see `split`), or the figures are too high.
 * @throws RangeError for a label that the model does not know
 */
export function evaluate(
  model: { readonly labels: readonly string[]; predict(text: string): readonly Prediction[] },
  examples: readonly Example[],
): Evaluation {
  const number = new Map(model.labels.map((label, n) => [label, n]));
  const of = examples.map(({ label }) => {
    const known = number.get(label);
    if (known === undefined)
      throw new RangeError(`The model knows no label "${label}"; it knows ${model.labels.join(', ')}`);
    return known;
  });
  const answers = examples.map(({ text }) => model.predict(text)[0] as Prediction);
  const right = answers.map(({ label }, i) => label === examples[i]?.label);
  const wrong = examples.flatMap(({ text, label }, i) =>
    right[i] ? [] : [{ text, label, answered: answers[i] as Prediction }],
  );
  return {
    ...measure(
      answers.map(({ label }) => number.get(label) ?? 0),
      of,
      model.labels,
    ),
    examples: examples.length,
    calibrationError: calibrationError(
      answers.map(({ probability }) => probability),
      right,
    ),
    errors: wrong.sort((a, b) => b.answered.probability - a.answered.probability).slice(0, MOST_ERRORS),
  };
}

/**
 * Expected calibration error (Naeini et al., AAAI 2015): mean difference between probability and accuracy, over bins of
 * equal width, weighted by their size.
 */
export function calibrationError(claimed: readonly number[], right: readonly boolean[], bins = BINS): number {
  const gap = new Float64Array(bins);
  claimed.forEach((probability, i) => {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    gap[bin] = (gap[bin] as number) + probability - (right[i] ? 1 : 0);
  });
  return claimed.length === 0 ? 0 : gap.reduce((sum, g) => sum + Math.abs(g), 0) / claimed.length;
}
