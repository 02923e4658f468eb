import { dayOf } from '../../language/when';

export const GROUPINGS = ['unit', 'region', 'matter', 'channel', 'operator'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the figures show; all of it is in the URL. Days are YYYY-MM-DD. */
export interface FiguresSearch {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly by?: Grouping | undefined;
}

export const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export function figuresSearchOf({ from, until, by }: Record<string, unknown>): FiguresSearch {
  const [first, last] = [dayIn(from), dayIn(until)];
  const grouping = GROUPINGS.find((one) => one === by);
  return {
    ...(first ? { from: first } : {}),
    ...(last ? { until: last } : {}),
    ...(grouping ? { by: grouping } : {}),
  };
}

/** The chosen period; the month so far if none is chosen. */
export function periodOf(
  { from, until }: FiguresSearch,
  now: number,
): { readonly from: string; readonly until: string } {
  const today = dayOf(now);
  const last = until ?? today;
  return { from: from ?? `${last.slice(0, 7)}-01`, until: last };
}

const DAY_MS = 86_400_000;
const FEW_DAYS = 14;
const SEVERAL_WEEKS = 92;
/** The parts in which a period is shown: days, weeks or months, at most about a dozen. */
export function stepOf({ from, until }: { from: string; until: string }): 'day' | 'week' | 'month' {
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;
  return days <= FEW_DAYS ? 'day' : days <= SEVERAL_WEEKS ? 'week' : 'month';
}
