import { type Reading, eachFeature } from './reading';

/** Numbers for the features that the catalogue knows; features are words and pairs of characters. */
export interface Vocabulary {
  readonly words: Map<string, number>;
  /** Key: first character << 16 | second. */
  readonly pairs: Map<number, number>;
  readonly size: number;
}

export function vocabularyOf(readings: Iterable<Reading>): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<number, number>();
  for (const reading of readings) {
    eachFeature(
      reading,
      (word) => words.has(word) || words.set(word, words.size + pairs.size),
      (pair) => pairs.has(pair) || pairs.set(pair, words.size + pairs.size),
    );
  }
  return { words, pairs, size: words.size + pairs.size };
}

/** One call for each occurrence of a feature, −1 for one that the catalogue does not know; `word` is the place of its word. */
export function eachNumbered(vocabulary: Vocabulary, reading: Reading, on: (feature: number, word: number) => unknown): void {
  eachFeature(
    reading,
    (word, index) => on(vocabulary.words.get(word) ?? -1, index),
    (pair, index) => on(vocabulary.pairs.get(pair) ?? -1, index),
  );
}

/** Feature → weight. */
export type Vector = Map<number, number>;

/** Repeats of a feature count less each time; `rarity` is the weight of one occurrence. */
export function vectorOf(vocabulary: Vocabulary, rarity: Float64Array, reading: Reading): Vector {
  const counts: Vector = new Map();
  eachNumbered(vocabulary, reading, (feature) => feature >= 0 && counts.set(feature, (counts.get(feature) ?? 0) + 1));
  for (const [feature, count] of counts) counts.set(feature, (1 + Math.log(count)) * (rarity[feature] ?? 0));
  return counts;
}

export function lengthOf(vector: Vector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}

/** Adds `factor` × vector to `to`. */
export function addTo(to: Vector, vector: Vector, factor: number): void {
  for (const [feature, weight] of vector) to.set(feature, (to.get(feature) ?? 0) + weight * factor);
}

export function normalised(vector: Vector): Vector {
  const length = lengthOf(vector);
  return length === 0 ? vector : new Map([...vector].map(([feature, weight]) => [feature, weight / length]));
}

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [feature, weight] of a) sum += weight * (b.get(feature) ?? 0);
  return sum;
}
