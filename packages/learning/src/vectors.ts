import { BLOCKS, LONGEST, TEXT_LIMIT } from './characters';
import { Growing } from './growing';
import { Occurrences } from './occurrences';
import type { Space } from './space';

/** Sparse rows in flat arrays: the entries of row i stand at start[i] … start[i + 1]. */
export interface Rows {
  readonly start: Uint32Array;
  readonly feature: Int32Array;
  readonly value: Float32Array;
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
