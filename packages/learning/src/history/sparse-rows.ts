import { BLOCKS, BLOCK_NORM } from './character-runs';
import { GrowingArray } from '../structures/growing-array';
import type { FeatureSpace } from './feature-space';
import { DAMPED, FeatureCounter } from './feature-counter';

/** Sparse rows in flat arrays: the entries of row i have the indices start[i] to start[i + 1] − 1. */
export interface SparseRows {
  readonly start: Uint32Array;
  readonly feature: Int32Array;
  readonly value: Float32Array;
}

/** Rows of damped counts, not yet multiplied by the rarity. Each block of a text is a row. */
export interface CountedRows extends SparseRows {
  /** Number of unknown runs of each row. */
  readonly unknown: Uint32Array;
}

export function countedRows(texts: readonly string[], { numbering }: FeatureSpace): CountedRows {
  const counter = new FeatureCounter(numbering);
  const start = new Uint32Array(texts.length * BLOCKS.length + 1);
  const unknown = new Uint32Array(texts.length * BLOCKS.length);
  const feature = GrowingArray.ints(1 << 20);
  const value = GrowingArray.floats(1 << 20);
  texts.forEach((text, index) => {
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const size = counter.count(text, block, 0);
      for (let i = 0; i < size; i += 1) {
        const one = counter.feature[i] as number;
        feature.push(one);
        value.push(DAMPED[counter.times[one] as number] as number);
        counter.times[one] = 0;
      }
      unknown[index * BLOCKS.length + block] = counter.unknown;
      start[index * BLOCKS.length + block + 1] = feature.length;
    }
  });
  return { start, feature: feature.filled(), value: value.filled(), unknown };
}

/** The vectors of counted texts, equal to those that {@link Vectors} computes. */
export function weighed(
  counted: CountedRows,
  { rarity, unknown }: Pick<FeatureSpace, 'rarity' | 'unknown'>,
): SparseRows {
  const { start, feature } = counted;
  const value = counted.value.map((damped, i) => damped * (rarity[feature[i] as number] as number));
  for (let row = 0; row < start.length - 1; row += 1) {
    const [from, to] = [start[row] as number, start[row + 1] as number];
    let squares = (counted.unknown[row] as number) * unknown;
    for (let i = from; i < to; i += 1) squares += (value[i] as number) ** 2;
    const scale = (BLOCK_NORM[row % BLOCKS.length] as number) / (Math.sqrt(squares) || 1);
    for (let i = from; i < to; i += 1) value[i] = (value[i] as number) * scale;
  }
  return { start: start.filter((_, row) => row % BLOCKS.length === 0), feature, value };
}
