/** The only source of time. It is injected, so that tests can move it instead of sleeping. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC ("epoch ms"). */
  now(): number;
  /**
   * Calls `ring` once, when `now()` has reached `at` (epoch ms), and never early. If `at` is past, calls it soon after
   * this method has returned. Returns a function that cancels the alarm.
   */
  alarm(at: number, ring: () => void): () => void;
}

/** Longest delay that `setTimeout` accepts. */
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
