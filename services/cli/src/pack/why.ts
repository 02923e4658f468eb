import type { readTicket, ResponseOf } from '@hotline/contracts';
import { readConfig } from '@hotline/host';
import { HotlineClient } from '../hotline-client';
import { both, read, type Command, type Report } from './command';

const usage =
  'why TICKET [--version V] [--token TOKEN]     a ticket of the running hotline: the version that decided it, and what that version says to what was known';

type Ticket = ResponseOf<typeof readTicket>;
interface Explained {
  readonly version: string;
  readonly on: string;
  readonly sentences: readonly { readonly zh: string; readonly en: string }[];
}

async function run(args: readonly string[]): Promise<Report> {
  const { values, words } = read(args, 1, usage, {
    version: { type: 'string' },
    token: { type: 'string' },
    jurisdiction: { type: 'string' },
  });
  const client = await HotlineClient.connect(readConfig(), values);
  const ticket = (await client.call('GET', `/api/v1/tickets/${encodeURIComponent(words[0] as string)}`)) as Ticket;
  const dispatched = ticket.history
    .filter(({ type }) => type === 'TicketDispatched' || type === 'JurisdictionDisputed')
    .at(-1);
  if (!dispatched || !ticket.matter)
    throw new Error(`nobody has decided yet who leads ticket ${ticket.ticketNo}: it is ${ticket.state}`);
  const version = values.version ?? ticket.why?.pack ?? String(dispatched.data.pack);
  const { timeZone } = (await client.call('GET', '/api/v1/jurisdiction')) as { timeZone: string };
  const explained = (await client.call(
    'GET',
    `/api/v1/jurisdiction/explain?${questionOf(ticket, dispatched, { version, timeZone })}`,
  )) as Explained;
  const lines = [
    `${ticket.ticketNo}  ${ticket.matter}${ticket.region ? `  ${ticket.region}` : ''}  ${explained.version}  ${explained.on}`,
    ...explained.sentences.flatMap(both),
  ];
  return { lines, data: { ticket: ticket.ticketId, ...explained } };
}

/** What was known when it was decided. */
function questionOf(
  { matter = '', region, registeredAt }: Ticket,
  { at, data }: Ticket['history'][number],
  { version, timeZone }: { readonly version: string; readonly timeZone: string },
): URLSearchParams {
  const facts = Object.entries((data.facts ?? {}) as Record<string, string>).map(([name, value]) => `${name}:${value}`);
  const on = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(at));
  return new URLSearchParams({
    matter,
    version,
    on,
    at: registeredAt,
    ...(region ? { region } : {}),
    ...(facts.length > 0 ? { facts: facts.join(',') } : {}),
  });
}

export const why: Command = { usage, run };
