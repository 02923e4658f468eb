import type { HotSpot } from '@hotline/contracts';
import type { Documents } from '@hotline/runtime';
import {
  bucketsOf,
  hotSpotOf,
  largestIssues,
  matches,
  rank,
  windowsOf,
  type FollowerCounts,
  type HotSpotFilter,
  type HotSpotOrder,
} from '../domain/hot-spot';
import type { TicketRow } from '../domain/row';

export interface HotSpotQuery extends HotSpotFilter {
  readonly jurisdiction: string;
  /** Epoch ms. */
  readonly now: number;
  /** Length of the window that ends now. */
  readonly days: number;
  readonly order: HotSpotOrder;
  readonly limit: number;
}

/** Number of issues that are counted in detail: the largest of the window. */
const MOST_READ = 200;

interface FirstTicket {
  readonly issue: string;
  readonly row: TicketRow;
}

/**
 * Issues that several callers have reported at one location. Counts index keys of each day to find the largest issues,
 * then the keys of each of these issues. The cost grows with the tickets of issues in the window, not with all closed
 * tickets.
 */
export async function hotSpots(rows: Documents<TicketRow>, query: HotSpotQuery): Promise<HotSpot[]> {
  const { jurisdiction, now, days } = query;
  const counts = await Promise.all(
    bucketsOf(now, days).map((bucket) => rows.countBy('issueDay', [jurisdiction, bucket])),
  );
  const firsts = await firstTickets(rows, largestIssues(counts, MOST_READ), jurisdiction);
  const spots = await Promise.all(
    firsts
      .filter(({ row }) => matches(row, query))
      .map(async (first) => hotSpotOf(first, await countFollowers(rows, first.issue, query), query)),
  );
  return rank(spots, query.order, query.limit);
}

/**
 * The first ticket of each issue. A first ticket that now belongs to an earlier issue is left out, because its later
 * tickets move there too.
 */
async function firstTickets(
  rows: Documents<TicketRow>,
  issues: readonly string[],
  jurisdiction: string,
): Promise<FirstTicket[]> {
  const loaded = await Promise.all(issues.map((issue) => rows.load(issue)));
  return loaded.flatMap((stored) =>
    stored && stored.state.jurisdiction === jurisdiction && stored.state.issue === undefined
      ? [{ issue: stored.id, row: stored.state }]
      : [],
  );
}

async function countFollowers(
  rows: Documents<TicketRow>,
  issue: string,
  { now, days }: HotSpotQuery,
): Promise<FollowerCounts> {
  const { present, before } = windowsOf(now, days);
  const prefix = [issue];
  const [tickets, callers, earlier, openByLead, newest] = await Promise.all([
    rows.count('ofIssue', { prefix, ...present }),
    rows.count('callerOfIssue', { prefix, ...present }),
    rows.count('ofIssue', { prefix, ...before }),
    rows.countBy('openOfIssue', prefix),
    rows.find('ofIssue', { prefix, descending: true, limit: 1 }),
  ]);
  return { tickets, callers, earlier, openByLead, newest: newest.found[0]?.state };
}
