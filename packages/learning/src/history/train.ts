import { calibrate } from '../calibration';
import { titleEnd } from './character-runs';
import { inOrder, type Example } from '../example';
import { folds, labelsOf } from '../evaluation/folds';
import { Learner, OPTIONS } from './learner';
import { measure } from '../evaluation/measure';
import { HistoryClassifier } from './history-classifier';
import { plainNormaliser, type Normaliser } from '../normaliser';
import { countedRows } from './sparse-rows';
import { spaceOf } from './feature-space';

export interface TrainOptions {
  readonly seed: number;
  /** Written into the model's metadata. */
  readonly catalogue: string;
  /** Written into the model's metadata; the library reads no clock. */
  readonly date: string;
  /** Default: {@link plainNormaliser}. */
  readonly normaliser?: Normaliser;
}

const FOLDS = 5;
/** Weights a model may hold: 64 MB of them. */
const MOST_WEIGHTS = 16_000_000;

/**
 * Learns which label a text has. The same examples in any order and the same seed give the same model, byte for byte.
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
      `A model tells labels apart; the ${examples.length} examples have ${labels.length === 0 ? 'none' : `only "${labels[0]}"`}`,
    );
  const texts = known.map(({ text }) => normaliser.normalise(text));
  const space = spaceOf(texts, Math.floor(MOST_WEIGHTS / labels.length));
  const of = Int32Array.from(known, ({ label }) => labels.indexOf(label));
  const learner = new Learner({ rows: countedRows(texts, space), of, labels: labels.length }, space, seed);
  const untitled = texts.some((text) => titleEnd(text) > 0)
    ? countedRows(
        texts.map((text) => text.slice(titleEnd(text))),
        space,
      )
    : undefined;
  const held = learner.outOfFold(folds(known, FOLDS, seed), untitled);
  const { accuracy, macroF1 } = measure(held.scores.map(best), of, labels);
  const trainedOn = Object.fromEntries(
    labels.map((label, n) => [label, of.reduce((sum, other) => sum + (other === n ? 1 : 0), 0)]),
  );
  const { rarity, linear } = learner.fit(of.map((_, i) => i));
  return new HistoryClassifier(
    {
      metadata: {
        catalogue,
        date,
        normaliser: normaliser.name,
        seed,
        trainedOn,
        outOfFold: { accuracy, macroF1 },
        options: { ...OPTIONS, folds: FOLDS },
      },
      labels,
      space: { ...space, rarity },
      linear,
      calibration: { titled: calibrate(held.scores, of), untitled: calibrate(held.untitled ?? held.scores, of) },
    },
    normaliser,
  );
}

export function best(scores: Float64Array): number {
  let at = 0;
  for (let i = 1; i < scores.length; i += 1) if ((scores[i] as number) > (scores[at] as number)) at = i;
  return at;
}
