import { evaluate, type Evaluation, type Example, type Prediction } from '@hotline/learning';
import type { Jurisdiction } from '@hotline/jurisdiction';

/** An answer for each text; a label of '' says that nothing was found. */
export type Answers = ReadonlyMap<string, Prediction>;

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  /** Mean of what was claimed, and share of what was right. */
  readonly claimed: number;
  readonly right: number;
}

export interface Assessment {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly labels: readonly string[];
  readonly bins: readonly Bin[];
  /** At the thresholds of the place: share that goes on without a person, and how much of it is right. */
  readonly alone?: { readonly share: number; readonly right: number };
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
  const alone =
    thresholds &&
    judged.filter(
      ({ label, probability }) => label !== '' && probability >= (thresholds.thresholds[label] ?? thresholds.threshold),
    );
  return {
    name,
    evaluation,
    labels,
    bins: Array.from({ length: BINS }, (_, i) => binOf(judged, i)).filter(({ texts }) => texts > 0),
    ...(alone
      ? { alone: { share: alone.length / examples.length, right: share(alone.map(({ right }) => right)) } }
      : {}),
  };
}

function binOf(judged: readonly { readonly probability: number; readonly right: boolean }[], at: number): Bin {
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
