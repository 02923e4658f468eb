import type { Actor, TicketEvent } from '@hotline/contracts';
import type { Act, CommandContext, Context, Decided, Refused } from '@hotline/runtime';
import { possiblySame } from './found';
import { mask } from '@hotline/text';
import { tell } from './messages';
import { joinEarliest, sameByMatter, type Joined, type Known } from './same';
import type { Message, Ticket } from './ticket';

/** What was read for a ticket that has a lead now. */
export interface Others {
  readonly known: readonly Known[];
  /** The issue that the first ticket of this one's issue turned out to belong to. */
  readonly issueOfFirst?: string;
}

/**
 * The ticket has a lead, so its matter and location are settled: what other open tickets are about the same? Somebody is offered to merge; nothing is
 * merged by itself. A ticket that is still alone, because the like came in the same moment, joins an earlier one now. Also kept: who may read the caller.
 */
export function dispatched(
  state: Ticket | undefined,
  { subject, data }: TicketEvent<'TicketDispatched'>,
  _context: Context,
  others: Others,
): Decided<Ticket> {
  if (!state) return undefined;
  const units = [data.lead, ...data.assistants];
  if (state.situation !== 'open') return { state: { ...state, units } };
  const offered = new Set(state.possiblySame.map((candidate) => candidate.ticketId));
  const found =
    data.matter === undefined
      ? []
      : sameByMatter(others.known, data.matter).filter((candidate) => !offered.has(candidate.ticketId));
  const joined = laterIssue(subject, state, others, data.matter);
  const region = data.region ?? state.region;
  const events = possiblySame(found, joined);
  return {
    state: {
      ...state,
      units,
      possiblySame: [...state.possiblySame, ...found],
      ...(data.matter ? { matter: data.matter } : {}),
      ...(region ? { region } : {}),
      ...(joined.issue ? { issue: joined.issue } : {}),
    },
    ...(events.length > 0 ? { events } : {}),
  };
}

/** The issue that a ticket moves to. */
function laterIssue(
  id: string,
  { issue, registeredAt }: Ticket,
  { known, issueOfFirst }: Others,
  matter: string | undefined,
): Joined {
  if (issue !== undefined) return issueOfFirst === undefined || issueOfFirst === id ? {} : { issue: issueOfFirst };
  const earlier = known.filter(
    ({ ticketId, ticket }) =>
      ticket.registeredAt < registeredAt || (ticket.registeredAt === registeredAt && ticketId < id),
  );
  const joined = joinEarliest(earlier, matter);
  return joined.issue === id ? {} : joined;
}

/** No unit has it: whoever holds it may read the caller, and the units that had it may not. */
export function held(
  state: Ticket | undefined,
  { data }: TicketEvent<'RoutingFactsNeeded' | 'JurisdictionDisputed'>,
): Decided<Ticket> {
  return state && { state: { ...state, units: ['holder' in data ? data.holder : data.body] } };
}

/** The callers are told what the hotline or the unit answers. */
export function answered(
  state: Ticket | undefined,
  { id, data }: TicketEvent<'TicketAnswered' | 'TicketRedirected'>,
): Decided<Ticket> {
  return state && say(state, id, 'answered', data.text.zh);
}

export function resolved(state: Ticket | undefined, { id, data }: TicketEvent<'TicketResolved'>): Decided<Ticket> {
  return (
    state &&
    say(state, id, 'resolved', `您的工单 ${state.ticketNo} 承办单位答复：${data.publicReply}。我们将回访您的意见。`)
  );
}

function say(state: Ticket, eventId: string, template: Message['template'], text: string): Decided<Ticket> {
  const acts = tell(state, `${template}.${eventId}`, template, text) ?? [];
  return acts.length > 0 ? { state, acts } : undefined;
}

/** A message was handed over: kept with the ticket, told once. */
export function sent(state: Ticket, act: Act, gateway: Message['gateway']): Decided<Ticket> {
  const { template, text } = act.data as { template: Message['template']; text: string };
  return {
    state: { ...state, messages: [...state.messages, { id: act.id, template, text, gateway }] },
    events: [{ type: 'MessageSent', data: { template, messageId: act.id, gateway } }],
  };
}

export function closed(state: Ticket | undefined): Decided<Ticket> {
  return state?.situation === 'open' ? { state: { ...state, situation: 'closed' } } : undefined;
}

/** Somebody joined a ticket that closed just then, and is not satisfied. */
export function reopened(state: Ticket | undefined): Decided<Ticket> {
  return state?.situation === 'closed' ? { state: { ...state, situation: 'open' } } : undefined;
}

const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '没有这张工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
};

const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办和协办单位可以查看', en: 'Only its lead and its assistants may read it' },
};

/** Somebody reads who the callers are: the reading is a fact in the history. */
export function view(
  state: Ticket | undefined,
  { reason }: { readonly reason: string },
  { actor }: CommandContext,
): Decided<Ticket> {
  if (!state) return noTicket;
  if (actor.role === 'unit' && !state.units.includes(actor.unit ?? '')) return notYours;
  return { state, events: [{ type: 'CallerViewed', data: { reason: mask(reason) } }] };
}

/** A unit sees a caller who gave his name openly; of one who asked to be hidden from it, or is anonymous, nothing. */
export function visibleCallers(ticket: Ticket, actor: Actor): Ticket['waiting'] {
  if (actor.role !== 'unit') return ticket.waiting;
  return ticket.waiting.map((waiting) =>
    waiting.caller.anonymity === 'named'
      ? waiting
      : { ticket: waiting.ticket, caller: { anonymity: waiting.caller.anonymity } },
  );
}

/** The original words; to a unit without the numbers in them, when a caller asked to be hidden from it. */
export const visibleNarrative = ({ narrative, waiting }: Ticket, actor: Actor): string =>
  actor.role === 'unit' && waiting.some(({ caller }) => caller.anonymity !== 'named') ? mask(narrative) : narrative;
