import type { HotSpot } from '@hotline/contracts';
import type { Documents } from '@hotline/runtime';
import { bucketsOf, growth, NOBODY, WINDOWS_BEFORE, windowMs } from '../domain/hot-spot';
import { isOpen, type TicketRow, wordsOf } from '../domain/row';

export interface HotSpotQuery {
  readonly place: string;
  /** Epoch ms. */
  readonly now: number;
  readonly days: number;
  readonly order: 'tickets' | 'growth';
  readonly matter?: string | undefined;
  readonly region?: string | undefined;
  readonly limit: number;
}

/** Looked at closely: the largest of the days in question. */
const MOST_LOOKED_AT = 200;

interface FirstTicket {
  readonly issue: string;
  readonly row: TicketRow;
}

/**
 * What several callers tell of, in one place. The indexes are kept with each ticket, so nothing is counted but keys: those of the days in question to
 * find the largest issues, then those of each issue. The cost grows with the tickets of the window that follow another, never with closed ones.
 */
export async function hotSpots(rows: Documents<TicketRow>, asked: HotSpotQuery): Promise<HotSpot[]> {
  const firsts = await firstsOf(rows, await largest(rows, asked), asked.place);
  const wanted = firsts.filter(
    ({ row }) =>
      (asked.matter === undefined || row.matter === asked.matter) &&
      (asked.region === undefined || row.region === asked.region),
  );
  const spots = await Promise.all(wanted.map((first) => spotOf(rows, first, asked)));
  const several = spots.filter(({ tickets }) => tickets > 1);
  return several.sort(orders[asked.order]).slice(0, asked.limit);
}

type Order = (a: HotSpot, b: HotSpot) => number;
const byTickets: Order = (a, b) =>
  b.tickets - a.tickets || Date.parse(b.lastAt) - Date.parse(a.lastAt) || (a.issue < b.issue ? -1 : 1);
const orders: Readonly<Record<HotSpotQuery['order'], Order>> = {
  tickets: byTickets,
  growth: (a, b) => a.growth.chance - b.growth.chance || byTickets(a, b),
};

/** Issues with the most tickets in the buckets of the window, most first. */
async function largest(rows: Documents<TicketRow>, { place, now, days }: HotSpotQuery): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const day of await Promise.all(
    bucketsOf(now, days).map((bucket) => rows.countBy('issueDay', [place, bucket])),
  )) {
    for (const [issue, tickets] of day) counts.set(issue, (counts.get(issue) ?? 0) + tickets);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_LOOKED_AT)
    .map(([issue]) => issue);
}

/** The first ticket of each; one that turned out to follow an earlier one is left to that one, which its followers move to as well. */
async function firstsOf(rows: Documents<TicketRow>, issues: readonly string[], place: string): Promise<FirstTicket[]> {
  const loaded = await Promise.all(issues.map((issue) => rows.load(issue)));
  return loaded.flatMap((stored) =>
    stored && stored.state.jurisdiction === place && stored.state.issue === undefined
      ? [{ issue: stored.id, row: stored.state }]
      : [],
  );
}

async function spotOf(
  rows: Documents<TicketRow>,
  { issue, row }: FirstTicket,
  { now, days }: HotSpotQuery,
): Promise<HotSpot> {
  const from = now - windowMs(days);
  const before = { from: from - WINDOWS_BEFORE * windowMs(days), to: from };
  const prefix = [issue];
  const isIn = ({ from: start, to }: { from: number; to: number }): number =>
    row.registeredAt >= start && row.registeredAt < to ? 1 : 0;
  const window = { from, to: now + 1 };
  const [tickets, callers, earlier, byLead, newest] = await Promise.all([
    rows.count('ofIssue', { prefix, ...window }),
    rows.count('callerOfIssue', { prefix, ...window }),
    rows.count('ofIssue', { prefix, ...before }),
    rows.countBy('openOfIssue', prefix),
    rows.find('ofIssue', { prefix, descending: true, limit: 1 }),
  ]);
  const open = new Map(byLead);
  if (isOpen(row)) open.set(row.lead ?? NOBODY, (open.get(row.lead ?? NOBODY) ?? 0) + 1);
  const waiting = open.get(NOBODY) ?? 0;
  open.delete(NOBODY);
  const last = newest.found[0]?.state;
  return {
    issue,
    ticketNo: row.ticketNo,
    narrative: wordsOf(row),
    state: row.state,
    locations: [...(last?.named ?? [])],
    tickets: tickets + isIn(window),
    callers: callers + isIn(window),
    open: [...open.values()].reduce((sum, count) => sum + count, waiting),
    units: [...open].map(([unit, count]) => ({ unit, open: count })).sort((a, b) => b.open - a.open),
    waiting,
    firstAt: new Date(row.registeredAt).toISOString(),
    lastAt: new Date(last?.registeredAt ?? row.registeredAt).toISOString(),
    growth: growth(tickets + isIn(window), earlier + isIn(before)),
    ...(row.matter ? { matter: row.matter } : {}),
    ...(row.region ? { region: row.region } : {}),
    ...(row.address ? { address: row.address } : {}),
  };
}
