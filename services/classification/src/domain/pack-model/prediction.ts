import type { MatterCode } from '@hotline/jurisdiction';
import type { EnsembleWeights } from './ensemble';
import type { Reason } from '../reading/proposal';

/** What a learned model says of one text. */
export interface LearnedPrediction {
  /** Name of the model. */
  readonly model: string;
  /** Of each matter that it knows, together 1. */
  readonly probabilities: ReadonlyMap<MatterCode, number>;
  readonly ensemble: EnsembleWeights;
  /** Stretches of the text that spoke for a matter that it knows, strongest first. */
  reasonsFor(matter: MatterCode): readonly Reason[];
}

/**
 * Whether a matter owes most of its confidence to the model rather than to the pack: then the model gives the reasons.
 */
export function decides(
  { probabilities, ensemble }: LearnedPrediction,
  matter: MatterCode,
  confidence: number,
): boolean {
  return ensemble.weight * (probabilities.get(matter) ?? 0) > confidence / 2;
}
