import { BLOCKS, SHARE } from './characters';
import type { Space } from './space';
import type { Linear } from './svm';
import { DAMPED, Tally } from './tally';

/** So many sums of products stay in registers. */
const AT_ONCE = 8;

/**
 * What a text's vector times the weights comes to, in one pass over its features. The rarity of a feature and its weight for each label stand side by side, so
 * that both are fetched at once: most of the time goes into waiting for memory.
 */
export class Scorer {
  private readonly tally: Tally;
  private readonly labels: number;
  private readonly width: number;
  private readonly row: Float32Array;
  private readonly value: Float64Array;
  private readonly unknown: number;

  constructor({ numbering, rarity, unknown }: Space, { labels, weight }: Linear) {
    this.tally = new Tally(numbering);
    this.value = new Float64Array(this.tally.feature.length);
    this.unknown = unknown;
    this.labels = labels;
    this.width = Math.ceil((1 + labels) / AT_ONCE) * AT_ONCE;
    this.row = new Float32Array(rarity.length * this.width);
    for (let feature = 0; feature < rarity.length; feature += 1) {
      this.row[feature * this.width] = rarity[feature] as number;
      this.row.set(weight.subarray(feature * labels, (feature + 1) * labels), feature * this.width + 1);
    }
  }

  /** The score of each label; the text is folded. */
  scores(text: string): Float64Array {
    const scores = new Float64Array(this.labels);
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const size = this.tally.count(text, block, 0);
      const sums = this.first(size);
      const scale = (SHARE[block] as number) / (Math.sqrt((sums[0] as number) + this.tally.unknown * this.unknown) || 1);
      for (let label = 0; label < this.labels; label += 1) {
        if ((label + 1) % AT_ONCE === 0) this.next(size, label + 1, sums);
        scores[label] = (scores[label] as number) + scale * (sums[(label + 1) % AT_ONCE] as number);
      }
    }
    return scores;
  }

  /** The squares of what the features weigh, and the sums of the first labels; leaves what they weigh in `value`. */
  private first(size: number): Float64Array {
    const { row, width, value } = this;
    const { feature, times } = this.tally;
    let [squares, a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < size; i += 1) {
      const one = feature[i] as number;
      const at = one * width;
      const own = (DAMPED[times[one] as number] as number) * (row[at] as number);
      times[one] = 0;
      value[i] = own;
      squares += own * own;
      a += own * (row[at + 1] as number);
      b += own * (row[at + 2] as number);
      c += own * (row[at + 3] as number);
      d += own * (row[at + 4] as number);
      e += own * (row[at + 5] as number);
      f += own * (row[at + 6] as number);
      g += own * (row[at + 7] as number);
    }
    return Float64Array.of(squares, a, b, c, d, e, f, g);
  }

  /** The sums of the labels whose weights stand from `column` on. */
  private next(size: number, column: number, sums: Float64Array): void {
    const { row, width, value } = this;
    const { feature } = this.tally;
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
    sums.set([a, b, c, d, e, f, g, h]);
  }
}
