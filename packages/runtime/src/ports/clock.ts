/** The only source of time. Tests move it; nothing sleeps. Milliseconds since 1970 (UTC). */
export interface Clock {
  now(): number;
  /**
   * Calls back once, when `now()` has reached `at`; never early, at once if it is past. Answers a function that
   * cancels.
   */
  alarm(at: number, ring: () => void): () => void;
}

/** setTimeout holds 31 bits of milliseconds. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  alarm(at, ring) {
    let timer: NodeJS.Timeout;
    const set = (): void => {
      const left = at - Date.now();
      timer = setTimeout(() => (Date.now() < at ? set() : ring()), Math.min(Math.max(left, 0), LONGEST_TIMEOUT_MS));
      timer.unref();
    };
    set();
    return () => clearTimeout(timer);
  },
};
