import { calibrate } from './calibration';
import { inOrder, type Example } from './example';
import { folds, labelsOf } from './folds';
import { measured } from './measure';
import { TextModel } from './model';
import { plainReader, type Reader } from './reader';
import { spaceOf } from './space';
import { type Linear, trainSvm } from './svm';
import { type Rows, Vectors } from './vectors';

export interface TrainOptions {
  readonly seed: number;
  /** Written into the model's metadata. */
  readonly catalogue: string;
  /** Written into the model's metadata; the library reads no clock. */
  readonly date: string;
  /** Default: {@link plainReader}. */
  readonly reader?: Reader;
}

const COST = 3;
const ROUNDS = 8;
const FOLDS = 5;
/** Weights a model may hold: 24 million take 96 MB. */
const MOST_WEIGHTS = 16_000_000;

/**
 * Learns which label a text has. The same examples in any order and the same seed give the same model, byte for byte.
 * @throws RangeError with fewer than two labels
 */
export function trainModel(examples: readonly Example[], { seed, catalogue, date, reader = plainReader }: TrainOptions): TextModel {
  const known = inOrder(examples);
  const labels = labelsOf(known);
  if (labels.length < 2) throw new RangeError(`A model tells labels apart; the ${examples.length} examples have ${labels.length === 0 ? 'none' : `only "${labels[0]}"`}`);
  const texts = known.map(({ text }) => reader.fold(text));
  const space = spaceOf(texts, Math.floor(MOST_WEIGHTS / labels.length));
  const rows = new Vectors(space).rows(texts);
  const of = Int32Array.from(known, ({ label }) => labels.indexOf(label));
  const size = { features: space.rarity.length, labels: labels.length };
  const fit = (members: Int32Array): Linear => trainSvm(rows, of, members, size, { cost: COST, seed, rounds: ROUNDS });
  const scores = outOfFold(rows, folds(known, FOLDS, seed), fit);
  const { accuracy, macroF1 } = measured(scores.map(best), of, labels);
  const trainedOn = Object.fromEntries(labels.map((label, n) => [label, of.reduce((sum, other) => sum + (other === n ? 1 : 0), 0)]));
  return new TextModel(
    {
      metadata: { catalogue, date, reader: reader.name, seed, trainedOn, outOfFold: { accuracy, macroF1 }, options: { cost: COST, rounds: ROUNDS, folds: FOLDS } },
      labels,
      space,
      linear: fit(of.map((_, i) => i)),
      calibration: calibrate(scores, of),
    },
    reader,
  );
}

/** The score of each row, by a model that was trained on the other parts. */
function outOfFold(rows: Rows, part: Int32Array, fit: (members: Int32Array) => Linear): Float64Array[] {
  const all = [...part.keys()];
  const scores: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const linear = fit(Int32Array.from(all.filter((row) => part[row] !== fold)));
    for (const row of all) if (part[row] === fold) scores[row] = scoresOf(rows, row, linear);
  }
  return scores;
}

function scoresOf({ start, feature, value }: Rows, row: number, { weight, labels }: Linear): Float64Array {
  const scores = new Float64Array(labels);
  for (let i = start[row] as number; i < (start[row + 1] as number); i += 1) {
    const base = (feature[i] as number) * labels;
    for (let label = 0; label < labels; label += 1) scores[label] = (scores[label] as number) + (value[i] as number) * (weight[base + label] as number);
  }
  return scores;
}

export function best(scores: Float64Array): number {
  let at = 0;
  for (let i = 1; i < scores.length; i += 1) if ((scores[i] as number) > (scores[at] as number)) at = i;
  return at;
}
