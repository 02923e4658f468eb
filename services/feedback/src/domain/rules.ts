/** The pack's callback rules, in milliseconds where it says hours. */
export interface CallbackRules {
  readonly maxRounds: number;
  readonly maxAttempts: number;
  readonly attemptGapMs: number;
}
