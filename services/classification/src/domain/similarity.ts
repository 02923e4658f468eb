import type { Guide } from '@hotline/jurisdiction';
import { type Postings, accumulate } from './postings';
import type { Occurrences, Vocabulary } from './vocabulary';

/** A matter or a guide: both live in one space of similarity. */
export interface Topic {
  readonly code: string;
  readonly guide?: Guide['kind'];
}

/** The part of a model that measures similarity. */
export interface Space {
  readonly topics: readonly Topic[];
  readonly vocabulary: Vocabulary;
  /** Weight of one occurrence of a feature: high for features of few topics. */
  readonly rarity: Float64Array;
  /** Rows are topics. */
  readonly profiles: Postings;
  /** Rows are examples. */
  readonly examples: Postings;
  readonly topicOfExample: Uint16Array;
}

/** Share of the topic's profile in the similarity; the rest is its best example. */
export const PROFILE_SHARE = 0.85;

/** A text counts as at least this long, so that a word or two are never very similar to anything: about six rare words. */
const LEAST_LENGTH = 16;
/** Features that the catalogue does not know lengthen a text by this share of a known one's square. */
const UNKNOWN_SHARE = 0.5;
/** Square of the weight of a rare feature. */
const UNKNOWN_SQUARE = 20;

export interface Similarities {
  /** Per topic, 0–1. */
  readonly scores: Float64Array;
  /** Per topic: row of its most similar example, or −1. */
  readonly nearest: Int32Array;
  /** Feature → weight in the text, on the scale of the scores. */
  readonly weights: ReadonlyMap<number, number>;
}

/** Similarity of a text, or of its occurrences from … to, with every topic. */
export function similarities(space: Space, { feature }: Occurrences, from = 0, to = feature.length): Similarities {
  const weights = new Map<number, number>();
  let unknown = 0;
  for (let i = from; i < to; i += 1) {
    const number = feature[i] as number;
    if (number < 0) unknown += 1;
    else weights.set(number, (weights.get(number) ?? 0) + 1);
  }
  for (const [number, count] of weights) weights.set(number, weightOf(space, number, count));
  return compare(space, weights, textLength(weights.values(), unknown));
}

function weightOf({ rarity }: Space, feature: number, count: number): number {
  return (1 + Math.log(count)) * (rarity[feature] as number);
}

/** By what the weights of a text are divided. */
export function textLength(weights: Iterable<number>, unknown: number): number {
  let square = unknown * UNKNOWN_SHARE * UNKNOWN_SQUARE;
  for (const weight of weights) square += weight * weight;
  return Math.max(Math.sqrt(square), LEAST_LENGTH);
}

/** Similarity of a weighted text to every topic. `without` is an example (row) that must not be looked at. */
export function compare(space: Space, weights: Map<number, number>, length: number, without = -1): Similarities {
  const scores = new Float64Array(space.profiles.rows);
  const examples = new Float64Array(space.examples.rows);
  for (const [feature, weight] of weights) {
    const value = weight / length;
    weights.set(feature, value);
    accumulate(space.profiles, feature, value, scores);
    accumulate(space.examples, feature, value, examples);
  }
  if (without >= 0) examples[without] = 0;
  const nearest = new Int32Array(scores.length).fill(-1);
  const best = new Float64Array(scores.length);
  for (let row = 0; row < examples.length; row += 1) {
    const topic = space.topicOfExample[row] as number;
    if ((examples[row] as number) > (best[topic] as number)) {
      best[topic] = examples[row] as number;
      nearest[topic] = row;
    }
  }
  for (let topic = 0; topic < scores.length; topic += 1) {
    scores[topic] = PROFILE_SHARE * (scores[topic] as number) + (1 - PROFILE_SHARE) * (best[topic] as number);
  }
  return { scores, nearest, weights };
}
