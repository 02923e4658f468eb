import { BLOCKS, LONGEST, TEXT_LIMIT } from './characters';
import { Growing } from './growing';
import { Occurrences } from './occurrences';
import type { Space } from './space';
import type { Linear } from './svm';

/** Sparse rows in flat arrays: the entries of row i stand at start[i] … start[i + 1]. */
export interface Rows {
  readonly start: Uint32Array;
  readonly feature: Int32Array;
  readonly value: Float32Array;
}

/** What is asked of a feature when a text is scored, side by side in memory: its rarity, then its weight for each label. */
export interface Records {
  readonly labels: number;
  readonly records: Float32Array;
}

export function recordsOf({ rarity }: Space, { labels, weight }: Linear): Records {
  const records = new Float32Array(rarity.length * (labels + 1));
  rarity.forEach((own, feature) => {
    records[feature * (labels + 1)] = own;
    records.set(weight.subarray(feature * labels, (feature + 1) * labels), feature * (labels + 1) + 1);
  });
  return { labels, records };
}

/** Share of each block in the length of a vector. */
const WEIGHT = [1, 0.7];

/** 1 + ln(n): repeats of a feature count less each time. */
const DAMPED = Float64Array.from({ length: TEXT_LIMIT + 1 }, (_, n) => 1 + Math.log(n));

/** Turns folded texts into vectors. The last vector stands in `feature` and `value`; the arrays are used again for the next text. */
export class Vectors {
  readonly feature = new Int32Array(TEXT_LIMIT * LONGEST + 1000);
  readonly value = new Float64Array(TEXT_LIMIT * LONGEST + 1000);
  private readonly occurrences: Occurrences;
  private readonly counts: Uint16Array;

  constructor(private readonly space: Space) {
    this.occurrences = new Occurrences(space.numbering);
    this.counts = new Uint16Array(space.rarity.length);
  }

  /** @returns how many entries the vector has; each block has its length */
  read(text: string): number {
    let size = 0;
    for (let block = 0; block < BLOCKS.length; block += 1) size = this.weigh(size, this.count(text, block, size), WEIGHT[block] as number);
    return size;
  }

  /** The scores of a text: its vector times the weights, without writing the vector down. */
  scores(text: string, { labels, records }: Records): Float64Array {
    const { counts, feature } = this;
    const scores = new Float64Array(labels);
    const ofBlock = new Float64Array(labels);
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const size = this.count(text, block, 0);
      let squares = this.occurrences.unknown * this.space.unknown;
      ofBlock.fill(0);
      for (let i = 0; i < size; i += 1) {
        const one = feature[i] as number;
        let at = one * (labels + 1);
        const value = (DAMPED[counts[one] as number] as number) * (records[at] as number);
        counts[one] = 0;
        squares += value * value;
        for (let label = 0; label < labels; label += 1) ofBlock[label] = (ofBlock[label] as number) + value * (records[(at += 1)] as number);
      }
      const scale = (WEIGHT[block] as number) / (Math.sqrt(squares) || 1);
      for (let label = 0; label < labels; label += 1) scores[label] = (scores[label] as number) + scale * (ofBlock[label] as number);
    }
    return scores;
  }

  rows(texts: readonly string[]): Rows {
    const start = new Uint32Array(texts.length + 1);
    const feature = Growing.ints(1 << 20);
    const value = Growing.floats(1 << 20);
    texts.forEach((text, row) => {
      const size = this.read(text);
      for (let i = 0; i < size; i += 1) {
        feature.push(this.feature[i] as number);
        value.push(this.value[i] as number);
      }
      start[row + 1] = feature.length;
    });
    return { start, feature: feature.filled(), value: value.filled() };
  }

  private count(text: string, block: number, from: number): number {
    const found = this.occurrences.read(text, block);
    let size = from;
    for (let i = 0; i < found; i += 1) {
      const feature = this.occurrences.feature[i] as number;
      const times = this.counts[feature] as number;
      if (times === 0) {
        this.feature[size] = feature;
        size += 1;
      }
      this.counts[feature] = times + 1;
    }
    return size;
  }

  private weigh(from: number, to: number, length: number): number {
    let squares = this.occurrences.unknown * this.space.unknown;
    for (let i = from; i < to; i += 1) {
      const feature = this.feature[i] as number;
      const weight = (DAMPED[this.counts[feature] as number] as number) * (this.space.rarity[feature] as number);
      this.counts[feature] = 0;
      this.value[i] = weight;
      squares += weight * weight;
    }
    const scale = length / (Math.sqrt(squares) || 1);
    for (let i = from; i < to; i += 1) this.value[i] = (this.value[i] as number) * scale;
    return to;
  }
}
