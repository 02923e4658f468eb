const FIRST_DELAY_MS = 100;

/**
 * Answers the delay, in milliseconds, before the next attempt: 100 after the first failure (attempt 1), doubled after
 * each further one, at most
 * `longestMs`. A low maximum lets work resume soon after an engine is back.
 */
export const exponentialBackoff =
  (longestMs: number) =>
  (failedAttempt: number): number =>
    Math.min(FIRST_DELAY_MS * 2 ** (failedAttempt - 1), longestMs);
