import { type LinearWeights, scoresOf as linearScores } from '../linear';
import { labelInformation } from './label-information';
import { type CountedRows, type SparseRows, weighed } from './sparse-rows';
import type { FeatureSpace } from './feature-space';
import { type FeatureLabelCount, trainSvm } from './linear-svm';

/** Training data: counted texts and the number of each text's label. */
export interface LabelledRows {
  readonly rows: CountedRows;
  readonly of: Int32Array;
  readonly labels: number;
}

/** The rarity of each feature, and its weight for each label. */
export interface LearnedWeights {
  readonly rarity: Float32Array;
  readonly linear: LinearWeights;
}

/** Scores of each text by a model that was trained on the other folds; `untitled`: of the same texts without titles. */
export interface OutOfFoldScores {
  readonly scores: Float64Array[];
  readonly untitled?: Float64Array[];
}

/** Chosen by cross-validation, see docs/classification-measured.md. */
export const OPTIONS = { cost: 3, rounds: 8 };

/** Trains on any subset of a fixed set of texts. */
export class Learner {
  private readonly size: FeatureLabelCount;

  constructor(
    private readonly known: LabelledRows,
    private readonly space: FeatureSpace,
    private readonly seed: number,
  ) {
    this.size = { features: space.rarity.length, labels: known.labels };
  }

  fit(members: Int32Array): LearnedWeights & { readonly rows: SparseRows } {
    const { rows: counted, of } = this.known;
    const worth = labelInformation(counted, of, members, this.size);
    const rarity = this.space.rarity.map((own, feature) => own * (worth[feature] as number));
    const rows = weighed(counted, { rarity, unknown: this.space.unknown });
    return { rarity, rows, linear: trainSvm(rows, of, members, this.size, { ...OPTIONS, seed: this.seed }) };
  }

  /**
   * @param part the fold of each text
   * @param untitledRows the same texts without titles
   */
  outOfFold(part: Int32Array, untitledRows?: CountedRows): OutOfFoldScores {
    const all = [...part.keys()];
    const scores: Float64Array[] = [];
    const untitled: Float64Array[] = [];
    for (const fold of new Set(part)) {
      const { rarity, rows, linear } = this.fit(Int32Array.from(all.filter((row) => part[row] !== fold)));
      const others = untitledRows && weighed(untitledRows, { rarity, unknown: this.space.unknown });
      for (const row of all) {
        if (part[row] !== fold) continue;
        scores[row] = scoresOf(rows, row, linear);
        if (others) untitled[row] = scoresOf(others, row, linear);
      }
    }
    return { scores, ...(untitledRows ? { untitled } : {}) };
  }
}

function scoresOf({ start, feature, value }: SparseRows, row: number, linear: LinearWeights): Float64Array {
  const [from, to] = [start[row] as number, start[row + 1] as number];
  return linearScores(linear, {
    feature: feature.subarray(from, to),
    value: value.subarray(from, to),
    length: to - from,
  });
}
