import { BLOCKS, LONGEST, SHARE, TEXT_LIMIT } from './characters';
import type { Space } from './space';
import type { Linear } from './svm';
import { DAMPED, Tally } from './tally';

/** The weights of each feature by label, filled up to a multiple of four labels. */
export interface Fours {
  readonly labels: number;
  readonly width: number;
  readonly weight: Float32Array;
}

export function inFours({ labels, weight }: Linear): Fours {
  const width = Math.ceil(labels / 4) * 4;
  const filled = new Float32Array((weight.length / labels) * width);
  for (let from = 0, to = 0; from < weight.length; from += labels, to += width) filled.set(weight.subarray(from, from + labels), to);
  return { labels, width, weight: filled };
}

/** Turns folded texts into vectors. The last vector stands in `feature` and `value`; the arrays are used again for the next text. */
export class Vectors {
  readonly value = new Float64Array(BLOCKS.length * TEXT_LIMIT * LONGEST);
  readonly tally: Tally;

  constructor(private readonly space: Space) {
    this.tally = new Tally(space.numbering);
  }

  get feature(): Int32Array {
    return this.tally.feature;
  }

  /** @returns how many entries the vector has; each block has its length */
  read(text: string): number {
    let size = 0;
    for (let block = 0; block < BLOCKS.length; block += 1) size = this.weigh(size, this.tally.count(text, block, size), SHARE[block] as number);
    return size;
  }

  /** A text's vector times the weights; four labels at a time, so that their sums stay in registers. */
  scores(text: string, { labels, width, weight }: Fours): Float64Array {
    const { feature, value } = this;
    const size = this.read(text);
    const scores = new Float64Array(width);
    for (let label = 0; label < labels; label += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < size; i += 1) {
        const own = value[i] as number;
        const at = (feature[i] as number) * width + label;
        a += own * (weight[at] as number);
        b += own * (weight[at + 1] as number);
        c += own * (weight[at + 2] as number);
        d += own * (weight[at + 3] as number);
      }
      scores.set([a, b, c, d], label);
    }
    return scores.subarray(0, labels);
  }

  private weigh(from: number, to: number, length: number): number {
    const { value, feature } = this;
    const { times, unknown } = this.tally;
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
