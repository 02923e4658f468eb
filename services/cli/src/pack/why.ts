import type { readTicket, ResponseOf } from '@hotline/contracts';
import { readConfig } from '@hotline/host';
import { HotlineClient } from '../hotline-client';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { refused } from '../exit-codes';

type Ticket = ResponseOf<typeof readTicket>;
interface ExplainedDecision {
  readonly version: string;
  readonly on: string;
  readonly sentences: readonly { readonly zh: string; readonly en: string }[];
}

interface WhyOptions {
  readonly version?: string;
  readonly token?: string;
  readonly jurisdiction?: string;
}

async function why([ticketId]: readonly [string], { version: asked, ...access }: WhyOptions): Promise<CommandReport> {
  const client = await HotlineClient.connect(readConfig(), access);
  const ticket = (await client.call('GET', `/api/v1/tickets/${encodeURIComponent(ticketId)}`)) as Ticket;
  const dispatched = ticket.history
    .filter(({ type }) => type === 'TicketDispatched' || type === 'JurisdictionDisputed')
    .at(-1);
  if (!dispatched || !ticket.matter)
    throw refused(
      `工单${ticket.ticketNo}尚未派单，没有可说明的决定`,
      `ticket ${ticket.ticketNo} has not been dispatched yet: there is no decision to explain`,
    );
  const version = asked ?? ticket.why?.pack ?? String(dispatched.data.pack);
  const { timeZone } = (await client.call('GET', '/api/v1/jurisdiction')) as { timeZone: string };
  const explained = (await client.call(
    'GET',
    `/api/v1/jurisdiction/explain?${questionOf(ticket, dispatched, { version, timeZone })}`,
  )) as ExplainedDecision;
  const lines = [
    ...both({
      zh: `工单${ticket.ticketNo}，按${explained.on}适用的版本${explained.version}：`,
      en: `Ticket ${ticket.ticketNo}, by version ${explained.version} as of ${explained.on}:`,
    }),
    ...explained.sentences.flatMap(both),
  ];
  return { lines, data: { ticket: ticket.ticketId, ...explained } };
}

/** The query for an explanation, with the facts, day and version of the decision. */
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

export const whyCommand = (terminal: Terminal): Command =>
  answering(
    new Command('why')
      .description(
        help('说明一张工单当时为什么这样派', 'explain the decision on a ticket of the running hotline, by its version'),
      )
      .argument('<ticket>', help('工单编号或标识', 'number or id of the ticket'))
      .option('--version <version>', help('改按哪个版本说明', 'explain by this version instead'))
      .option('--jurisdiction <name>', help('辖区（默认本地）', 'jurisdiction (default: home)'))
      .option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)')),
    terminal,
    why,
  );
