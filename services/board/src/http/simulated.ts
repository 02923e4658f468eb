import type { LocalDates } from '@hotline/calendar';
import type * as api from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Documents, Stored } from '@hotline/runtime';
import { pastTicket } from '../domain/past';
import type { TicketRow } from '../domain/row';

/** Number of tickets in one read; other calls are served between reads. */
const PAGE = 200;
const EXAMPLES = 10;

type SimulationQuery = api.BodyOf<typeof api.simulateVersion> & {
  readonly jurisdiction: string;
  readonly version: string;
};
type Answer = api.ResponseOf<typeof api.simulateVersion>;

/** Decides past tickets of a jurisdiction again, with a given version of its pack. */
export async function simulated(
  rows: Documents<TicketRow>,
  jurisdictions: World['jurisdictions'],
  dates: LocalDates,
  query: SimulationQuery,
): Promise<Answer> {
  const read = await newest(rows, query, dates);
  const tickets = read.flatMap(
    ({ state }, i) => pastTicket(state, i, query.on ?? dates.dateOf(state.registeredAt)) ?? [],
  );
  const { against, kinds, held, moved, unroutable } = await jurisdictions.simulate(
    query.jurisdiction,
    query.version,
    tickets,
    query.against,
  );
  const some = (lines: readonly number[]): { ticketId: string; ticketNo: string }[] =>
    lines.slice(0, EXAMPLES).flatMap((line) => exampleOf(read[line]));
  return {
    version: query.version,
    against,
    tickets: tickets.length,
    leftOut: read.length - tickets.length,
    kinds: { ...kinds },
    units: held.map((one) => ({ ...one })),
    moved: moved.map(({ from, to, lines }) => ({ from, to, tickets: lines.length, examples: some(lines) })),
    unroutable: { tickets: unroutable.lines.length, new: unroutable.new.length, examples: some(unroutable.lines) },
  };
}

const exampleOf = (stored: Stored<TicketRow> | undefined) =>
  stored ? [{ ticketId: stored.id, ticketNo: stored.state.ticketNo }] : [];

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** Tickets registered on the requested days, newest first. */
async function newest(
  rows: Documents<TicketRow>,
  { jurisdiction, from, until, most }: SimulationQuery,
  { startOf }: LocalDates,
): Promise<readonly Stored<TicketRow>[]> {
  const range = {
    prefix: [jurisdiction],
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(until === undefined ? {} : { to: startOf(dayAfter(until)) }),
    descending: true,
  };
  const found: Stored<TicketRow>[] = [];
  for (let cursor: string | undefined; found.length < most;) {
    const page = await rows.find('registered', {
      ...range,
      limit: Math.min(PAGE, most - found.length),
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.found);
    if (!page.next) break;
    cursor = page.next;
  }
  return found;
}
