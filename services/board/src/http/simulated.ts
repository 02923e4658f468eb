import type { LocalDates } from '@hotline/calendar';
import type * as api from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Documents, Stored } from '@hotline/runtime';
import { pastTicket } from '../domain/past';
import type { TicketRow } from '../domain/row';

/** Read at once: others are served in between. */
const PAGE = 200;
const EXAMPLES = 10;

type SimulationQuery = api.BodyOf<typeof api.simulateVersion> & { readonly place: string; readonly version: string };
type Answer = api.ResponseOf<typeof api.simulateVersion>;

/** Past tickets of a place through a version of it. */
export async function simulated(
  rows: Documents<TicketRow>,
  jurisdictions: World['jurisdictions'],
  dates: LocalDates,
  asked: SimulationQuery,
): Promise<Answer> {
  const read = await newest(rows, asked, dates);
  const tickets = read.flatMap(
    ({ state }, i) => pastTicket(state, i, asked.on ?? dates.dateOf(state.registeredAt)) ?? [],
  );
  const { against, kinds, held, moved, unroutable } = await jurisdictions.simulate(
    asked.place,
    asked.version,
    tickets,
    asked.against,
  );
  const some = (lines: readonly number[]): { ticketId: string; ticketNo: string }[] =>
    lines.slice(0, EXAMPLES).flatMap((line) => exampleOf(read[line]));
  return {
    version: asked.version,
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

/** By the day of registration, the newest first. */
async function newest(
  rows: Documents<TicketRow>,
  { place, from, until, most }: SimulationQuery,
  { startOf }: LocalDates,
): Promise<readonly Stored<TicketRow>[]> {
  const range = {
    prefix: [place],
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
