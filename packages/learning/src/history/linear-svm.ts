import type { LinearWeights } from '../linear';
import { randomFrom, shuffle } from '../random';
import type { SparseRows } from './sparse-rows';

export interface SvmOptions {
  /** Weight of the errors against the regularisation; higher fits the examples more closely. */
  readonly cost: number;
  readonly seed: number;
  readonly rounds: number;
}

export interface FeatureLabelCount {
  readonly features: number;
  readonly labels: number;
}

/** The descent stops when no optimality condition is violated by more than this. */
const TOLERANCE = 0.05;

/**
 * One-versus-rest linear support vector machines with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML
 * 2008), for all labels in one pass over the rows.
 * @param of label number of each row
 * @param members rows to learn from
 */
export function trainSvm(
  rows: SparseRows,
  of: Int32Array,
  members: Int32Array,
  size: FeatureLabelCount,
  { cost, seed, rounds }: SvmOptions,
): LinearWeights {
  const descent = new Descent(rows, of, members, size, cost);
  const random = randomFrom(seed);
  const order = Int32Array.from(members.keys());
  for (let round = 0; round < rounds && descent.round(shuffle(order, random)) > TOLERANCE; round += 1);
  return { labels: size.labels, weight: descent.weight };
}

class Descent {
  readonly weight: Float32Array;
  private readonly labels: number;
  private readonly alpha: Float64Array;
  private readonly squares: Float64Array;
  private readonly diagonal: number;
  /** Scores of the current row, then the changes of its dual variables. */
  private readonly step: Float64Array;

  constructor(
    private readonly rows: SparseRows,
    private readonly of: Int32Array,
    private readonly members: Int32Array,
    { features, labels }: FeatureLabelCount,
    cost: number,
  ) {
    this.labels = labels;
    this.weight = new Float32Array(features * labels);
    this.alpha = new Float64Array(members.length * labels);
    this.step = new Float64Array(labels);
    this.diagonal = 1 / (2 * cost);
    this.squares = Float64Array.from(members, (row) => this.diagonal + squareOf(rows, row));
  }

  /** One pass over the rows. @returns the largest violation of the optimality conditions */
  round(order: Int32Array): number {
    let worst = 0;
    for (let k = 0; k < order.length; k += 1) {
      const at = order[k] as number;
      const row = this.members[at] as number;
      this.score(row);
      const violation = this.adjust(at, row);
      if (violation > 0) this.move(row);
      worst = Math.max(worst, violation);
    }
    return worst;
  }

  private score(row: number): void {
    const { labels, step, weight, rows } = this;
    step.fill(0);
    const to = rows.start[row + 1] as number;
    for (let i = rows.start[row] as number; i < to; i += 1) {
      const base = (rows.feature[i] as number) * labels;
      const value = rows.value[i] as number;
      for (let label = 0; label < labels; label += 1)
        step[label] = (step[label] as number) + value * (weight[base + label] as number);
    }
  }

  private adjust(at: number, row: number): number {
    const { labels, step, alpha } = this;
    let worst = 0;
    for (let label = 0; label < labels; label += 1) {
      const sign = this.of[row] === label ? 1 : -1;
      const old = alpha[at * labels + label] as number;
      const gradient = sign * (step[label] as number) - 1 + this.diagonal * old;
      const next = Math.max(0, old - gradient / (this.squares[at] as number));
      worst = Math.max(worst, Math.abs(old === 0 ? Math.min(gradient, 0) : gradient));
      alpha[at * labels + label] = next;
      step[label] = sign * (next - old);
    }
    return worst;
  }

  private move(row: number): void {
    const { labels, step, weight, rows } = this;
    const to = rows.start[row + 1] as number;
    for (let i = rows.start[row] as number; i < to; i += 1) {
      const base = (rows.feature[i] as number) * labels;
      const value = rows.value[i] as number;
      for (let label = 0; label < labels; label += 1)
        weight[base + label] = (weight[base + label] as number) + value * (step[label] as number);
    }
  }
}

function squareOf({ start, value }: SparseRows, row: number): number {
  let sum = 0;
  for (let i = start[row] as number; i < (start[row + 1] as number); i += 1) sum += (value[i] as number) ** 2;
  return sum;
}
