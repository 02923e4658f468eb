import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Documents } from '@hotline/runtime';
import { wordsOf, type Origin } from '../domain/split';
import { callerPhone, type Ticket } from '../domain/ticket';
import { similarTo } from './similar';

/** Reads what a part was split from, and what may be the same; the other parts of the call are not. */
export async function originOf(
  tickets: Documents<Ticket>,
  jurisdiction: Jurisdiction,
  { subject, data }: TicketEvent<'PartSplitOff'>,
): Promise<Origin> {
  const origin = (await tickets.load(subject))?.state;
  if (!origin) throw new Error(`ticket ${data.ticketId} was split off ${subject}, and that one is not there`);
  const { location, registeredAt, splitInto = [] } = origin;
  const telling = { narrative: wordsOf(origin, data.ticketId) ?? data.text, location, phone: callerPhone(origin) };
  const similar = await similarTo(tickets, jurisdiction, telling, {
    at: registeredAt,
    without: [subject, ...splitInto.map(({ ticketId }) => ticketId)],
  });
  return { origin, ...similar };
}
