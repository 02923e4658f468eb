import type { Documents } from '@hotline/runtime';
import type { Period, TicketRecord } from '@hotline/scoring';
import { recordAt } from '../domain/figures/record-at';
import { dayOf } from '../domain/hot-spot';
import type { TicketRow } from '../domain/row';

/** Tickets read at once; their whole rows are in memory only that long. */
const PAGE = 200;
const DAY_MS = 86_400_000;

/**
 * The records of all tickets that the figures of a period count, as they were at `asOf`, and of those registered within
 * `daysAfter` days after it. The cost grows with these tickets, not with all closed ones.
 */
export async function recordsOfPeriod(
  rows: Documents<TicketRow>,
  jurisdiction: string,
  { from, until, asOf }: Period,
  daysAfter: number,
): Promise<TicketRecord[]> {
  const last = Math.max(until, Math.min(asOf, until + daysAfter * DAY_MS));
  const range = { prefix: [jurisdiction], from: dayOf(from), to: dayOf(last) + 1 };
  const records: TicketRecord[] = [];
  for (let cursor: string | undefined; ;) {
    const { found, next } = await rows.find('figureDay', { ...range, limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { id, state } of found) {
      const record = recordAt(id, state, asOf);
      if (record) records.push(record);
    }
    if (next === undefined) return records;
    cursor = next;
  }
}
