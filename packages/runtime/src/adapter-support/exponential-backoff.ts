const FIRST_DELAY_MS = 100;

/**
 * Returns the delay before the next attempt, in milliseconds: 100 after the first failure (attempt 1), doubled after
 * each further one, at most `longestMs`. With a low maximum, work resumes soon after an engine is back.
 */
export const exponentialBackoff =
  (longestMs: number) =>
  (failedAttempt: number): number =>
    Math.min(FIRST_DELAY_MS * 2 ** (failedAttempt - 1), longestMs);
