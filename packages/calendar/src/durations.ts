export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Milliseconds of 24 hours; a local day with a clock change is shorter or longer. */
export const DAY_MS = 86_400_000;
