import type { MatterCode } from '@hotline/jurisdiction';
import type { EnsembleWeights } from './ensemble';
import type { Reason } from '../reading/proposal';

/** The prediction of a learned model for one text. */
export interface LearnedPrediction {
  /** Name of the model. */
  readonly model: string;
  /** Probability of each matter that the model knows; the sum is 1. */
  readonly probabilities: ReadonlyMap<MatterCode, number>;
  readonly ensemble: EnsembleWeights;
  /** Parts of the text that support a matter that the model knows, the strongest first. */
  reasonsFor(matter: MatterCode): readonly Reason[];
}

/** Whether more than half of the confidence in a matter comes from the model; then the model gives the reasons. */
export function decides(
  { probabilities, ensemble }: LearnedPrediction,
  matter: MatterCode,
  confidence: number,
): boolean {
  return ensemble.weight * (probabilities.get(matter) ?? 0) > confidence / 2;
}
