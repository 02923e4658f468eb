import { BLOCKS, LONGEST_RUN, BLOCK_NORM, TEXT_LIMIT } from './character-runs';
import type { FeatureSpace } from './feature-space';
import { DAMPED, FeatureCounter } from './feature-counter';

/** Turns normalised texts into vectors, in `feature` and `value`. The next text overwrites the arrays. */
export class Vectors {
  readonly value = new Float64Array(BLOCKS.length * TEXT_LIMIT * LONGEST_RUN);
  readonly counter: FeatureCounter;

  constructor(private readonly space: FeatureSpace) {
    this.counter = new FeatureCounter(space.numbering);
  }

  get feature(): Int32Array {
    return this.counter.feature;
  }

  /** @returns the number of entries of the vector */
  read(text: string): number {
    let size = 0;
    for (let block = 0; block < BLOCKS.length; block += 1)
      size = this.weigh(size, this.counter.count(text, block, size), BLOCK_NORM[block] as number);
    return size;
  }

  private weigh(from: number, to: number, length: number): number {
    const { value, feature } = this;
    const { times, unknown } = this.counter;
    const { rarity } = this.space;
    let squares = unknown * this.space.unknown;
    for (let i = from; i < to; i += 1) {
      const one = feature[i] as number;
      const own = (DAMPED[times[one] as number] as number) * (rarity[one] as number);
      times[one] = 0;
      value[i] = own;
      squares += own * own;
    }
    const scale = length / (Math.sqrt(squares) || 1);
    for (let i = from; i < to; i += 1) value[i] = (value[i] as number) * scale;
    return to;
  }
}
