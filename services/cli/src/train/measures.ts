import { evaluate, type Evaluation, type Example, type Prediction } from '@hotline/learning';
import type { Jurisdiction } from '@hotline/jurisdiction';

/** The predicted label of each text; '' means that nothing was found. */
export type Answers = ReadonlyMap<string, Prediction>;

/** Predictions of similar confidence (0–1). */
export interface ConfidenceBin {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  /** Mean confidence. */
  readonly claimed: number;
  /** Share of predictions that were right. */
  readonly right: number;
}

/** The results of one way of classifying on the held-back texts. */
export interface Assessment {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly labels: readonly string[];
  readonly bins: readonly ConfidenceBin[];
  /**
   * At the thresholds of the jurisdiction: `share` of the tickets that are classified without a person, and the share
   * of these that is `right`.
   */
  readonly automatic?: { readonly share: number; readonly right: number };
}

const BINS = 10;

export function assess(
  name: string,
  examples: readonly Example[],
  answers: Answers,
  thresholds?: Jurisdiction['classification'],
): Assessment {
  const answerTo = (text: string): Prediction => answers.get(text) ?? { label: '', probability: 0 };
  const labels = [
    ...new Set([...examples.map(({ label }) => label), ...[...answers.values()].map(({ label }) => label), '']),
  ].sort();
  const evaluation = evaluate({ labels, predict: (text) => [answerTo(text)] }, examples);
  const judged = examples.map(({ text, label }) => ({ ...answerTo(text), right: answerTo(text).label === label }));
  const automatic =
    thresholds &&
    judged.filter(
      ({ label, probability }) => label !== '' && probability >= (thresholds.thresholds[label] ?? thresholds.threshold),
    );
  return {
    name,
    evaluation,
    labels,
    bins: Array.from({ length: BINS }, (_, i) => binOf(judged, i)).filter(({ texts }) => texts > 0),
    ...(automatic
      ? { automatic: { share: automatic.length / examples.length, right: share(automatic.map(({ right }) => right)) } }
      : {}),
  };
}

function binOf(
  judged: readonly { readonly probability: number; readonly right: boolean }[],
  at: number,
): ConfidenceBin {
  const own = judged.filter(({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === at);
  return {
    from: at / BINS,
    to: (at + 1) / BINS,
    texts: own.length,
    claimed: own.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, own.length),
    right: share(own.map(({ right }) => right)),
  };
}

const share = (all: readonly boolean[]): number => (all.length === 0 ? 0 : all.filter(Boolean).length / all.length);
