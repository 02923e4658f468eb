/** A lead that nobody has yet, as an index key. */
export const NOBODY = '';
const DAY_MS = 86_400_000;

/** Days since 1970 in UTC: buckets to find what is hot; the counts themselves are taken from instant to instant. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);
export const windowMs = (days: number): number => days * DAY_MS;

/** The days whose buckets a window touches, newest first. */
export const bucketsOf = (now: number, days: number): readonly number[] =>
  Array.from({ length: days + 1 }, (_, i) => dayOf(now) - i);

/** Windows before the present one that it is held against. */
export const WINDOWS_BEFORE = 4;
/** Chance is no explanation below this. */
const SURPRISING = 0.01;

export interface Growth {
  /** Tickets a window in the windows before. */
  readonly usual: number;
  /** Chance of so many tickets now, or more, if they came as before: near 0 is growth. */
  readonly chance: number;
  readonly trend: 'rising' | 'steady' | 'falling';
}

/**
 * Growth of a count that comes at random (Poisson). If the rate is the same in all windows, then of n + b tickets n
 * fall into the present one like
 * coin throws with chance 1 in 5: the exact conditional test of two Poisson rates (Przyborowski and Wilenski,
 * Biometrika 31, 1940).
 */
export function growth(now: number, before: number): Growth {
  const total = now + before;
  const share = 1 / (1 + WINDOWS_BEFORE);
  const chance = atLeast(now, total, share);
  const fewer = 1 - atLeast(now + 1, total, share);
  return {
    usual: before / WINDOWS_BEFORE,
    chance,
    trend: chance < SURPRISING ? 'rising' : fewer < SURPRISING ? 'falling' : 'steady',
  };
}

/** Chance of at least k in n throws, each with chance p. */
function atLeast(k: number, n: number, p: number): number {
  let [sum, logTerm] = [0, n * Math.log(1 - p)];
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) sum += Math.exp(logTerm);
    logTerm += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
  }
  return Math.min(1, sum);
}
