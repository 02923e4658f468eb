import { BLOCKS, SHARE } from './character-runs';
import type { FeatureSpace } from './feature-space';
import type { LinearWeights } from '../linear';
import { DAMPED, FeatureCounter } from './feature-counter';

/** So many sums of products stay in registers. */
const AT_ONCE = 8;

/**
 * What a text's vector times the weights comes to. The rarity of a feature and its weight for each label stand side by
 * side, so that memory is waited for once:
 * most of the time goes into that.
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
    this.width = Math.ceil((1 + labels) / AT_ONCE) * AT_ONCE;
    // The last sums of a row may look into the next; nobody reads those.
    this.row = new Float32Array(rarity.length * this.width + AT_ONCE);
    for (let feature = 0; feature < rarity.length; feature += 1) {
      this.row[feature * this.width] = rarity[feature] as number;
      this.row.set(weight.subarray(feature * labels, (feature + 1) * labels), feature * this.width + 1);
    }
  }

  /** The score of each label; the text is normalised. */
  scores(text: string): Float64Array {
    const scores = new Float64Array(this.labels);
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const size = this.counter.count(text, block, 0);
      const scale = (SHARE[block] as number) / (Math.sqrt(this.weigh(size)) || 1);
      for (let label = 0; label < this.labels; label += AT_ONCE) {
        const sums = this.sums(size, 1 + label);
        for (let i = 0; i < AT_ONCE && label + i < this.labels; i += 1)
          scores[label + i] = (scores[label + i] as number) + scale * (sums[i] as number);
      }
    }
    return scores;
  }

  /** Leaves in `value` what the features weigh. @returns the square of their length */
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

  /** The sums of the labels whose weights stand from `column` on. */
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
