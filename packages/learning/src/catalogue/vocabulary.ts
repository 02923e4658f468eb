import type { SparseVector } from '../linear';
import { eachFeature, type Passage } from './features';

/**
 * The features of the examples. `numbers` gives the number of each feature, and `rarity` the weight of one occurrence.
 * The weight is higher for features that occur with few labels.
 */
export interface Vocabulary {
  readonly numbers: ReadonlyMap<number, number>;
  readonly rarity: Float64Array;
}

/** What an unknown feature adds to the squared norm of a vector. It lowers all scores. */
const UNKNOWN_SQUARE = 4;
/**
 * Smallest norm by which a vector is divided: about that of three rare features. So one or two words never give a high
 * confidence.
 */
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
 * The known features of a passage, each with (1 + ln count) × rarity, divided by the norm. The more of the text is
 * unknown, the smaller the values.
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
