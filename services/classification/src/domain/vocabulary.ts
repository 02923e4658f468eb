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

/** The features of a reading in the order of its words: the i-th is feature[i], −1 if the catalogue does not know it, in word[i]. */
export interface Occurrences {
  readonly feature: readonly number[];
  readonly word: readonly number[];
}

export function occurrencesOf(vocabulary: Vocabulary, reading: Reading): Occurrences {
  const feature: number[] = [];
  const word: number[] = [];
  const add = (number: number | undefined, index: number): void => {
    feature.push(number ?? -1);
    word.push(index);
  };
  eachFeature(
    reading,
    (spoken, index) => add(vocabulary.words.get(spoken), index),
    (pair, index) => add(vocabulary.pairs.get(pair), index),
  );
  return { feature, word };
}

/** Feature → weight. */
export type Vector = Map<number, number>;

/** Repeats of a feature count less each time; `rarity` is the weight of one occurrence. */
export function vectorOf(vocabulary: Vocabulary, rarity: Float64Array, reading: Reading): Vector {
  const counts: Vector = new Map();
  for (const feature of occurrencesOf(vocabulary, reading).feature) if (feature >= 0) counts.set(feature, (counts.get(feature) ?? 0) + 1);
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
