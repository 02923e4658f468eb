import { type Calibration, calibrate } from './calibration';
import type { Catalogue } from './catalogue';
import { type Clues, cluesOf } from './clues';
import { confidences } from './confidence';
import { fold } from './fold';
import { lessonsOf, type Topic } from './lessons';
import { stretchOf } from './reading';
import { atOnce, type Steps } from './steps';
import { type Passage, vectorOf, type Vector, type Vocabulary, vocabularyOf } from './vectors';
import { scoresOf, sharesOf, type Weights, weightsFor } from './weights';

/** Everything worked out once from a catalogue; the same catalogue gives the same model. */
export interface Model {
  readonly catalogue: Catalogue;
  readonly topics: readonly Topic[];
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly calibration: Calibration;
  readonly clues: Clues;
}

/** Takes some tenths of a second for a hundred matters with twenty examples each, a second or two with fifty. */
export const buildModel = (catalogue: Catalogue): Model => atOnce(modelOf(catalogue));

/** The same, step by step. */
export function* modelOf(catalogue: Catalogue): Steps<Model> {
  const clues = cluesOf(catalogue);
  const { topics, lessons } = lessonsOf(catalogue);
  yield;
  const passages = lessons.map(({ text }): Passage => {
    const folded = fold(text);
    return { folded, silent: clues.places(folded).map(stretchOf) };
  });
  yield;
  const vocabulary = vocabularyOf(passages, lessons, topics.length);
  yield;
  const known = passages.map((passage, i) => ({
    topic: lessons[i]?.topic ?? 0,
    isExample: lessons[i]?.isExample === true,
    vector: vectorOf(vocabulary, passage),
  }));
  const features = vocabulary.rarity.length;
  const weights = yield* weightsFor(known, topics.length, features);
  return {
    catalogue,
    topics,
    vocabulary,
    weights,
    calibration: yield* calibrate(known, lessons, topics.length, features),
    clues,
  };
}

/** Confidence of every topic in what a text says. */
export function confidenceOf({ topics, weights, calibration }: Model, vector: Vector): Float64Array {
  return confidences(topics, sharesOf(scoresOf(weights, vector), calibration.temperature));
}
