import type { Jurisdiction } from '@hotline/jurisdiction';

const HOUR_MS = 3_600_000;

/** The callback rules of the pack, with its hours as milliseconds. */
export interface CallbackRules {
  readonly maxRounds: number;
  readonly maxAttempts: number;
  readonly attemptGapMs: number;
}

export const rulesOf = ({ feedback: { maxRounds, maxAttempts, attemptGapHours } }: Jurisdiction): CallbackRules => ({
  maxRounds,
  maxAttempts,
  attemptGapMs: attemptGapHours * HOUR_MS,
});
