import { probabilities, type Curve } from './calibration';
import { attributionsOf, type Evidence } from './explanation';
import type { LinearWeights } from './linear';

export interface Prediction {
  readonly label: string;
  /** Calibrated probability (0–1): about 80 % of the predictions with 0.8 are right. */
  readonly probability: number;
}

/** The score of each label, and the calibration curve for the scores. */
export interface Scored {
  readonly scores: Float64Array;
  readonly curve: Curve;
}

/**
 * Predicts the label of a text and explains the prediction. The learners of this package differ in their features and
 * in how they learn the weights; scores, calibration and explanation are the same. It is synchronous and has internal
 * buffers, so one instance is enough for a process.
 */
export abstract class TextClassifier<T> {
  abstract readonly labels: readonly string[];
  protected abstract readonly weights: LinearWeights;

  protected abstract score(text: T): Scored;
  /** The result is valid until the next text is read. */
  protected abstract evidence(text: T): Evidence;

  /** Probability of each label, in the order of `labels`; the sum is 1. */
  probabilities(text: T): Float64Array {
    const { scores, curve } = this.score(text);
    return probabilities(scores, curve);
  }

  /** All labels, the most probable first. */
  predict(text: T): Prediction[] {
    const shares = this.probabilities(text);
    return this.labels
      .map((label, i) => ({ label, probability: shares[i] as number }))
      .sort((a, b) => b.probability - a.probability);
  }

  /**
   * The contribution of each UTF-16 unit of a text to the score of a label, minus the mean contribution to all labels.
   * @param label index of the label
   */
  attributions(text: T, label: number): Float64Array {
    return attributionsOf(this.evidence(text), this.weights, label);
  }
}
