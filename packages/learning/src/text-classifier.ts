import { probabilities, type Curve } from './calibration';
import { attributionsOf, type Evidence } from './explanation';
import type { LinearWeights } from './linear';

export interface Prediction {
  readonly label: string;
  /** Calibrated: of all texts answered with 0.8, about 80 % are right. */
  readonly probability: number;
}

/** Score of each label, and the curve that turns the scores into probabilities. */
export interface Scored {
  readonly scores: Float64Array;
  readonly curve: Curve;
}

/**
 * Says which label a text has, and why. Every learner of this package makes one: they differ in what they read of a
 * text and in how the
 * weights were learned; scores, calibration and explanation are the same. Keeps working memory, and is synchronous:
 * one serves all callers
 * of a process.
 */
export abstract class TextClassifier<T> {
  abstract readonly labels: readonly string[];
  protected abstract readonly weights: LinearWeights;

  protected abstract score(text: T): Scored;
  /** Valid until the next text is read. */
  protected abstract evidence(text: T): Evidence;

  /** Probability of each label, in the order of `labels`; together 1. */
  probabilities(text: T): Float64Array {
    const { scores, curve } = this.score(text);
    return probabilities(scores, curve);
  }

  /** All labels, best first. */
  predict(text: T): Prediction[] {
    const shares = this.probabilities(text);
    return this.labels
      .map((label, i) => ({ label, probability: shares[i] as number }))
      .sort((a, b) => b.probability - a.probability);
  }

  /**
   * What each character (UTF-16 unit) of a text adds to the score of a label, by its number, above the mean of all
   * labels.
   */
  attributions(text: T, label: number): Float64Array {
    return attributionsOf(this.evidence(text), this.weights, label);
  }
}
