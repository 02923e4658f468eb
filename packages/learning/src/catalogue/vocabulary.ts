import type { SparseVector } from '../linear';
import { eachFeature, type Passage } from './features';

/**
 * Numbers of the features that the examples hold, and how much one occurrence of each counts: more where few labels
 * have it.
 */
export interface Vocabulary {
  readonly numbers: ReadonlyMap<number, number>;
  readonly rarity: Float64Array;
}

/** Square of the value by which an unknown feature lengthens a text. */
const UNKNOWN_SQUARE = 4;
/** A text counts as at least this long, about three rare features, so that a word or two are never sure of anything. */
const LEAST_LENGTH = 8;

export function vocabularyOf(
  examples: readonly { readonly label: number; readonly passage: Passage }[],
  labels: number,
): Vocabulary {
  const numbers = new Map<number, number>();
  const holders: Set<number>[] = [];
  for (const { label, passage } of examples)
    eachFeature(passage, (feature) => {
      let number = numbers.get(feature);
      if (number === undefined) numbers.set(feature, (number = holders.push(new Set()) - 1));
      (holders[number] as Set<number>).add(label);
    });
  return { numbers, rarity: Float64Array.from(holders, ({ size }) => Math.log(1 + labels / size)) };
}

/**
 * Known features of a passage; repeats count less each time. The values have length 1, less where much of the text is
 * unknown.
 */
export function vectorOf({ numbers, rarity }: Vocabulary, passage: Passage): SparseVector {
  const counts = new Map<number, number>();
  let square = 0;
  eachFeature(passage, (feature) => {
    const number = numbers.get(feature);
    if (number === undefined) square += UNKNOWN_SQUARE;
    else counts.set(number, (counts.get(number) ?? 0) + 1);
  });
  const feature = new Int32Array(counts.size);
  const value = new Float32Array(counts.size);
  let length = 0;
  for (const [number, count] of counts) {
    feature[length] = number;
    value[length] = (1 + Math.log(count)) * (rarity[number] as number);
    length += 1;
  }
  for (let i = 0; i < length; i += 1) square += (value[i] as number) ** 2;
  const norm = Math.max(Math.sqrt(square), LEAST_LENGTH);
  for (let i = 0; i < length; i += 1) value[i] = (value[i] as number) / norm;
  return { feature, value, length };
}
