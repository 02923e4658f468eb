import { dayIn } from '../figures/search';

/** What the scores show; all of it is in the URL. Days are YYYY-MM-DD. */
export interface ScoresSearch {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly scheme?: string | undefined;
}

export function scoresSearchOf({ from, until, scheme }: Record<string, unknown>): ScoresSearch {
  const [first, last] = [dayIn(from), dayIn(until)];
  return {
    ...(first ? { from: first } : {}),
    ...(last ? { until: last } : {}),
    ...(typeof scheme === 'string' && scheme !== '' ? { scheme } : {}),
  };
}

/** The names that occur in a formula. */
export const namesIn = (formula: string): readonly string[] => formula.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
