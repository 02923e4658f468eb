import { BLOCKS, BLOCK_NORM } from './character-runs';
import type { FeatureSpace } from './feature-space';
import type { LinearWeights } from '../linear';
import { DAMPED, FeatureCounter } from './feature-counter';

/** Number of labels whose sums are computed in one pass, so that the sums stay in registers. */
const UNROLLED = 8;

/**
 * Multiplies the vector of a text by the weights. A feature's rarity and its weights for the labels are adjacent in
 * memory, because waiting for memory takes most of the time.
 */
export class Scorer {
  private readonly counter: FeatureCounter;
  private readonly labels: number;
  private readonly width: number;
  private readonly row: Float32Array;
  private readonly value: Float64Array;
  private readonly unknown: number;

  constructor({ numbering, rarity, unknown }: FeatureSpace, { labels, weight }: LinearWeights) {
    this.counter = new FeatureCounter(numbering);
    this.value = new Float64Array(this.counter.feature.length);
    this.unknown = unknown;
    this.labels = labels;
    this.width = Math.ceil((1 + labels) / UNROLLED) * UNROLLED;
    // The last sums of a row may read beyond it; those sums are not used.
    this.row = new Float32Array(rarity.length * this.width + UNROLLED);
    for (let feature = 0; feature < rarity.length; feature += 1) {
      this.row[feature * this.width] = rarity[feature] as number;
      this.row.set(weight.subarray(feature * labels, (feature + 1) * labels), feature * this.width + 1);
    }
  }

  /** The score of each label for a normalised text. */
  scores(text: string): Float64Array {
    const scores = new Float64Array(this.labels);
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const size = this.counter.count(text, block, 0);
      const scale = (BLOCK_NORM[block] as number) / (Math.sqrt(this.weigh(size)) || 1);
      for (let label = 0; label < this.labels; label += UNROLLED) {
        const sums = this.sums(size, 1 + label);
        for (let i = 0; i < UNROLLED && label + i < this.labels; i += 1)
          scores[label + i] = (scores[label + i] as number) + scale * (sums[i] as number);
      }
    }
    return scores;
  }

  /** Writes the values of the features into `value`. @returns the square of their norm */
  private weigh(size: number): number {
    const { row, width, value } = this;
    const { feature, times } = this.counter;
    let squares = this.counter.unknown * this.unknown;
    for (let i = 0; i < size; i += 1) {
      const one = feature[i] as number;
      const own = (DAMPED[times[one] as number] as number) * (row[one * width] as number);
      times[one] = 0;
      value[i] = own;
      squares += own * own;
    }
    return squares;
  }

  /** The sums of the eight columns from `column` on. */
  private sums(size: number, column: number): Float64Array {
    const { row, width, value } = this;
    const { feature } = this.counter;
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < size; i += 1) {
      const at = (feature[i] as number) * width + column;
      const own = value[i] as number;
      a += own * (row[at] as number);
      b += own * (row[at + 1] as number);
      c += own * (row[at + 2] as number);
      d += own * (row[at + 3] as number);
      e += own * (row[at + 4] as number);
      f += own * (row[at + 5] as number);
      g += own * (row[at + 6] as number);
      h += own * (row[at + 7] as number);
    }
    return Float64Array.of(a, b, c, d, e, f, g, h);
  }
}
