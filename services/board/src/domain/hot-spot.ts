import type { HotSpot } from '@hotline/contracts';
import { isOpen, type TicketRow, wordsOf } from './row';

/** Index key of tickets that no unit leads yet. */
export const NOBODY = '';
const DAY_MS = 86_400_000;

/**
 * The UTC day of an instant, in days since 1970. These days are buckets to find the largest issues; the reported counts
 * use exact instants.
 */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);
export const windowMs = (days: number): number => days * DAY_MS;

/** The days that a window of `days` days touches, newest first. */
export const bucketsOf = (now: number, days: number): readonly number[] =>
  Array.from({ length: days + 1 }, (_, i) => dayOf(now) - i);

/** Number of earlier windows that the present one is compared with. */
export const WINDOWS_BEFORE = 4;
/** A count that is less probable than this is reported as rising or falling. */
const SURPRISING = 0.01;

/** Instants in epoch ms, half-open [from, to). */
export interface CountWindow {
  readonly from: number;
  readonly to: number;
}

/** The window of the last `days` days, and the earlier windows joined into one. */
export function windowsOf(now: number, days: number): { readonly present: CountWindow; readonly before: CountWindow } {
  const from = now - windowMs(days);
  return { present: { from, to: now + 1 }, before: { from: from - WINDOWS_BEFORE * windowMs(days), to: from } };
}

export interface Growth {
  /** Mean number of tickets in the earlier windows. */
  readonly usual: number;
  /** Probability of at least this many tickets at the rate of the earlier windows; a value near 0 means growth. */
  readonly chance: number;
  readonly trend: 'rising' | 'steady' | 'falling';
}

/**
 * Growth of a count that follows a Poisson distribution. If the rate is the same in all windows, each ticket falls into
 * the present window with probability 1 in 5. This is the exact conditional test of two Poisson rates (Przyborowski and
 * Wilenski, Biometrika 31, 1940).
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

/** Probability of at least k successes in n trials, each with probability p. */
function atLeast(k: number, n: number, p: number): number {
  let [sum, logTerm] = [0, n * Math.log(1 - p)];
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) sum += Math.exp(logTerm);
    logTerm += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
  }
  return Math.min(1, sum);
}

export interface HotSpotFilter {
  readonly matter?: string | undefined;
  readonly region?: string | undefined;
}

/** Whether the first ticket of an issue has the requested matter and region. */
export const matches = (row: TicketRow, { matter, region }: HotSpotFilter): boolean =>
  (matter === undefined || row.matter === matter) && (region === undefined || row.region === region);

/** Counts of the tickets of an issue, without its first ticket. */
export interface FollowerCounts {
  readonly tickets: number;
  readonly callers: number;
  /** Tickets in the earlier windows. */
  readonly earlier: number;
  /** Number of open tickets of each lead unit; `NOBODY` stands for tickets without a lead. */
  readonly openByLead: ReadonlyMap<string, number>;
  readonly newest?: TicketRow | undefined;
}

/**
 * The hot spot of an issue, from its first ticket and the counts of its later tickets. `days` is the length of the
 * window.
 */
export function hotSpotOf(
  { issue, row }: { readonly issue: string; readonly row: TicketRow },
  counts: FollowerCounts,
  { now, days }: { readonly now: number; readonly days: number },
): HotSpot {
  const { present, before } = windowsOf(now, days);
  const isIn = ({ from, to }: CountWindow): number => (row.registeredAt >= from && row.registeredAt < to ? 1 : 0);
  const tickets = counts.tickets + isIn(present);
  const { newest } = counts;
  return {
    issue,
    ticketNo: row.ticketNo,
    narrative: wordsOf(row),
    state: row.state,
    locations: [...(newest?.named ?? [])],
    tickets,
    callers: counts.callers + isIn(present),
    ...openOf(row, counts.openByLead),
    firstAt: new Date(row.registeredAt).toISOString(),
    lastAt: new Date(newest?.registeredAt ?? row.registeredAt).toISOString(),
    growth: growth(tickets, counts.earlier + isIn(before)),
    ...(row.matter ? { matter: row.matter } : {}),
    ...(row.region ? { region: row.region } : {}),
    ...(row.address ? { address: row.address } : {}),
  };
}

/** Counts of the open tickets of an issue, its first ticket included: all, by lead unit, and without a lead. */
function openOf(first: TicketRow, followers: ReadonlyMap<string, number>): Pick<HotSpot, 'open' | 'units' | 'waiting'> {
  const byLead = new Map(followers);
  if (isOpen(first)) byLead.set(first.lead ?? NOBODY, (byLead.get(first.lead ?? NOBODY) ?? 0) + 1);
  const waiting = byLead.get(NOBODY) ?? 0;
  byLead.delete(NOBODY);
  return {
    open: [...byLead.values()].reduce((sum, count) => sum + count, waiting),
    units: [...byLead].map(([unit, open]) => ({ unit, open })).sort((a, b) => b.open - a.open),
    waiting,
  };
}

export type HotSpotOrder = 'tickets' | 'growth';
type Compare = (a: HotSpot, b: HotSpot) => number;
const byTickets: Compare = (a, b) =>
  b.tickets - a.tickets || Date.parse(b.lastAt) - Date.parse(a.lastAt) || (a.issue < b.issue ? -1 : 1);
const comparisons: Readonly<Record<HotSpotOrder, Compare>> = {
  tickets: byTickets,
  growth: (a, b) => a.growth.chance - b.growth.chance || byTickets(a, b),
};

/** The first `limit` hot spots in the requested order. An issue with a single ticket in the window is no hot spot. */
export const rank = (spots: readonly HotSpot[], order: HotSpotOrder, limit: number): HotSpot[] =>
  spots
    .filter(({ tickets }) => tickets > 1)
    .sort(comparisons[order])
    .slice(0, limit);

/**
 * The `most` issues with the most tickets, largest first. Each map of `counts` holds the tickets of one day by issue.
 */
export function largestIssues(counts: Iterable<ReadonlyMap<string, number>>, most: number): readonly string[] {
  const sums = new Map<string, number>();
  for (const day of counts) for (const [issue, n] of day) sums.set(issue, (sums.get(issue) ?? 0) + n);
  return [...sums]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([issue]) => issue);
}
