import { isYearKnown } from '@hotline/calendar';
import type { Measure } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Command, Documents, Loop } from '@hotline/runtime';
import type { SlaClock } from '../domain/sla-clock';
import type { Time } from '../domain/time';

const PAGE = 200;
const SYSTEM = { id: 'sla', role: 'system' } as const;

export class PendingTicketsMeasure implements Measure {
  readonly name = 'hotline_sla_pending_tickets';
  readonly help = 'Open tickets with limits that wait for the calendar of a year';
  readonly kind = 'gauge';
  readonly labels = ['jurisdiction'];
  private readonly counted = new Map<string, Documents<SlaClock>>();

  /** Counts the tickets of a jurisdiction from now on. */
  add(jurisdiction: string, documents: Documents<SlaClock>): void {
    this.counted.set(jurisdiction, documents);
  }

  readonly read = () =>
    Promise.all(
      [...this.counted].map(async ([jurisdiction, documents]) => ({
        labels: { jurisdiction },
        value: await documents.count('pending', { prefix: [jurisdiction] }),
      })),
    );
}

/**
 * Executes the command on each open ticket that waits for a year known to the version now in force. A repeat changes
 * nothing. A ticket that is missed here asks the calendar by its own daily wake-up.
 */
export async function retryPendingTickets(
  loop: Loop<SlaClock>,
  { name, calendar }: Jurisdiction,
  command: Command<SlaClock, object, Time>,
): Promise<void> {
  const countsByYear = await loop.documents.countBy('pending', [name]);
  for (const year of countsByYear.keys()) {
    if (!isYearKnown(calendar, Number(year))) continue;
    for await (const id of ticketsWaitingFor(loop.documents, name, year)) {
      const cause = { id: `sla.${id}.calendar-loaded`, jurisdiction: name, actor: SYSTEM };
      await loop.execute(command, { id, input: {}, cause });
    }
  }
}

async function* ticketsWaitingFor(
  documents: Documents<SlaClock>,
  jurisdiction: string,
  year: string,
): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const query = { prefix: [jurisdiction, year], limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await documents.find('pending', query);
    for (const { id } of page.found) yield id;
    cursor = page.next;
  } while (cursor);
}
