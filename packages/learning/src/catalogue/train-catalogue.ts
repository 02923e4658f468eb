import { calibrate, type Curve } from '../calibration';
import { scoresOf } from '../linear';
import { CatalogueClassifier } from './catalogue-classifier';
import type { Passage } from './features';
import type { Pausable } from './pausable';
import { fitSoftmax, type LabelledVector, type ModelSize } from './softmax-regression';
import { vectorOf, vocabularyOf } from './vocabulary';

export interface CatalogueExample {
  /** Index in the list of labels. */
  readonly label: number;
  readonly passage: Passage;
  /** A whole sentence as callers say it; otherwise a word or a name. */
  readonly isSentence: boolean;
  /** Weight, as a share (0–1) of that of other examples; absent: 1. */
  readonly share?: number;
}

/** Version of the learner. Must change whenever the same examples give another model, so that cached models expire. */
export const CATALOGUE_LEARNER = 'softmax-1';

/**
 * Learns a classifier from a catalogue; the same examples always give the same model. Takes some tenths of a second for
 * a hundred labels with twenty examples each, a second or two with fifty.
 */
export function* trainOnCatalogue(
  examples: readonly CatalogueExample[],
  labels: readonly string[],
): Pausable<CatalogueClassifier> {
  const vocabulary = vocabularyOf(examples, labels.length);
  yield;
  const vectors = examples.map(({ label, isSentence, share = 1, passage }): LabelledVector => ({
    label,
    isSentence,
    share,
    vector: vectorOf(vocabulary, passage),
  }));
  const size = { features: vocabulary.rarity.length, labels: labels.length };
  const weights = yield* fitSoftmax(vectors, size);
  return new CatalogueClassifier({ labels, vocabulary, weights, ...(yield* checkOnHidden(vectors, size)) });
}

/** Every third sentence is held out. */
const HIDDEN = 3;

/** Accuracy and calibration on held-out sentences, by a model that was trained without them. */
function* checkOnHidden(
  examples: readonly LabelledVector[],
  size: ModelSize,
): Pausable<{ readonly curve: Curve; readonly hiddenAccuracy: number }> {
  const isHidden = ({ isSentence }: LabelledVector, i: number): boolean => isSentence && i % HIDDEN === 0;
  const weights = yield* fitSoftmax(
    examples.filter((one, i) => !isHidden(one, i)),
    size,
    1,
  );
  const hidden = examples.filter(isHidden);
  if (hidden.length === 0) return { curve: { temperature: 1, doubt: 0 }, hiddenAccuracy: 0 };
  const scores = hidden.map(({ vector }) => scoresOf(weights, vector));
  const labels = hidden.map(({ label }) => label);
  const right = scores.filter((row, i) => row[labels[i] as number] === Math.max(...row)).length;
  return {
    curve: calibrate(scores, labels, { doubts: [0], cautious: false }),
    hiddenAccuracy: right / hidden.length,
  };
}
