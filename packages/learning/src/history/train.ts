import { calibrate } from '../calibration';
import { titleEnd } from './character-runs';
import { inOrder, type Example } from '../example';
import { folds, labelsOf } from '../evaluation/folds';
import { Learner, OPTIONS } from './learner';
import { measure } from '../evaluation/measure';
import { HistoryClassifier } from './history-classifier';
import { plainNormaliser, type Normaliser } from '../normaliser';
import { countedRows, type CountedRows } from './sparse-rows';
import { spaceOf, type FeatureSpace } from './feature-space';

export interface TrainOptions {
  readonly seed: number;
  /** Written into the model's metadata. */
  readonly catalogue: string;
  /** Day of the training for the model's metadata, because the library reads no clock. */
  readonly date: string;
  /** Default: {@link plainNormaliser}. */
  readonly normaliser?: Normaliser;
}

const FOLDS = 5;
/** Largest number of weights of a model: 64 MB. */
const MOST_WEIGHTS = 16_000_000;

/**
 * Learns a classifier. The same examples in any order and the same seed give the same model, byte for byte.
 * @throws RangeError with fewer than two labels
 */
export function trainModel(
  examples: readonly Example[],
  { seed, catalogue, date, normaliser = plainNormaliser }: TrainOptions,
): HistoryClassifier {
  const known = inOrder(examples);
  const labels = labelsOf(known);
  if (labels.length < 2)
    throw new RangeError(
      `A model needs examples of two labels or more; these ${examples.length} have ${labels.length === 0 ? 'none' : `only "${labels[0]}"`}`,
    );
  const texts = known.map(({ text }) => normaliser.normalise(text));
  const space = spaceOf(texts, Math.floor(MOST_WEIGHTS / labels.length));
  const of = Int32Array.from(known, ({ label }) => labels.indexOf(label));
  const learner = new Learner({ rows: countedRows(texts, space), of, labels: labels.length }, space, seed);
  const outOfFold = learner.outOfFold(folds(known, FOLDS, seed), untitledRows(texts, space));
  const { accuracy, macroF1 } = measure(outOfFold.scores.map(best), of, labels);
  const { rarity, linear } = learner.fit(of.map((_, i) => i));
  const metadata = {
    catalogue,
    date,
    normaliser: normaliser.name,
    seed,
    trainedOn: countByLabel(labels, of),
    outOfFold: { accuracy, macroF1 },
    options: { ...OPTIONS, folds: FOLDS },
  };
  const calibration = {
    titled: calibrate(outOfFold.scores, of),
    untitled: calibrate(outOfFold.untitled ?? outOfFold.scores, of),
  };
  return new HistoryClassifier({ metadata, labels, space: { ...space, rarity }, linear, calibration }, normaliser);
}

/** The texts without their titles, for the calibration of untitled texts; absent when no text has a title. */
function untitledRows(texts: readonly string[], space: FeatureSpace): CountedRows | undefined {
  if (!texts.some((text) => titleEnd(text) > 0)) return undefined;
  return countedRows(
    texts.map((text) => text.slice(titleEnd(text))),
    space,
  );
}

const countByLabel = (labels: readonly string[], of: Int32Array): Readonly<Record<string, number>> =>
  Object.fromEntries(labels.map((label, n) => [label, of.reduce((sum, other) => sum + (other === n ? 1 : 0), 0)]));

/** Index of the highest score. */
function best(scores: Float64Array): number {
  let at = 0;
  for (let i = 1; i < scores.length; i += 1) if ((scores[i] as number) > (scores[at] as number)) at = i;
  return at;
}
