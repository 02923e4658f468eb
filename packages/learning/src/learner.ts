import { discernment } from './discernment';
import { type Counted, type Rows, weighed } from './rows';
import type { Space } from './space';
import { type Linear, type Size, trainSvm } from './svm';

/** What is learned from: texts, counted, and the number of each one's label. */
export interface Labelled {
  readonly rows: Counted;
  readonly of: Int32Array;
  readonly labels: number;
}

/** What was learned: how much each feature counts, and how it speaks for each label. */
export interface Learnt {
  readonly rarity: Float32Array;
  readonly linear: Linear;
}

/** Scores of each text, by a model that was trained on the other parts; and, where asked, of the same texts written otherwise. */
export interface Held {
  readonly scores: Float64Array[];
  readonly untitled?: Float64Array[];
}

export const OPTIONS = { cost: 3, rounds: 8 };

/** Learns from any part of the same texts. */
export class Learner {
  private readonly size: Size;

  constructor(
    private readonly known: Labelled,
    private readonly space: Space,
    private readonly seed: number,
  ) {
    this.size = { features: space.rarity.length, labels: known.labels };
  }

  fit(members: Int32Array): Learnt & { readonly rows: Rows } {
    const { rows: counted, of } = this.known;
    const worth = discernment(counted, of, members, this.size);
    const rarity = this.space.rarity.map((own, feature) => own * (worth[feature] as number));
    const rows = weighed(counted, { rarity, unknown: this.space.unknown });
    return { rarity, rows, linear: trainSvm(rows, of, members, this.size, { ...OPTIONS, seed: this.seed }) };
  }

  /** @param part of each text; none learns from its own */
  outOfFold(part: Int32Array, otherwise?: Counted): Held {
    const all = [...part.keys()];
    const scores: Float64Array[] = [];
    const untitled: Float64Array[] = [];
    for (const fold of new Set(part)) {
      const { rarity, rows, linear } = this.fit(Int32Array.from(all.filter((row) => part[row] !== fold)));
      const others = otherwise && weighed(otherwise, { rarity, unknown: this.space.unknown });
      for (const row of all) {
        if (part[row] !== fold) continue;
        scores[row] = scoresOf(rows, row, linear);
        if (others) untitled[row] = scoresOf(others, row, linear);
      }
    }
    return { scores, ...(otherwise ? { untitled } : {}) };
  }
}

function scoresOf({ start, feature, value }: Rows, row: number, { weight, labels }: Linear): Float64Array {
  const scores = new Float64Array(labels);
  for (let i = start[row] as number; i < (start[row + 1] as number); i += 1) {
    const base = (feature[i] as number) * labels;
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] as number) + (value[i] as number) * (weight[base + label] as number);
  }
  return scores;
}
