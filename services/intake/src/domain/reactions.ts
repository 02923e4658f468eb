import type { TicketEvent } from '@hotline/contracts';
import type { Act, Context, Decided } from '@hotline/runtime';
import { tell } from './messages';
import { comparedText, compare, type CandidateTicket } from './compare';
import {
  joinEarliest,
  possibleDuplicatesFound,
  sameByMatter,
  type ComparedTicket,
  type Joined,
} from './possible-duplicates';
import { callerPhone, type Message, type Ticket } from './ticket';
import type { IntakeView } from './view';

/** What was read for a ticket that has a lead now. */
export interface Others {
  readonly known: readonly ComparedTicket[];
  /** The issue that the first ticket of this one's issue turned out to belong to. */
  readonly issueOfFirst?: string;
}

/**
 * The ticket has a lead, so its matter and location are settled: what other open tickets are about the same? Somebody
 * is offered to merge; nothing is
 * merged by itself. A ticket that is still alone, because the like came in the same moment, joins an earlier one now.
 * Also kept: who may read the caller.
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
  const events = possibleDuplicatesFound(found, joined);
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

/** What was read for a ticket that has a lead now. */
export interface DispatchCandidates {
  readonly candidates: readonly CandidateTicket[];
  readonly issueOfFirst?: string;
}

/** `dispatched`, with the candidates as they were read. */
export function dispatchedAmong(
  state: Ticket | undefined,
  event: TicketEvent<'TicketDispatched'>,
  context: Context<IntakeView>,
  { candidates, issueOfFirst }: DispatchCandidates,
): Decided<Ticket> {
  const known = state?.fingerprint
    ? compare(candidates, context.view, {
        at: state.registeredAt,
        text: comparedText({ ...state, narrative: state.part ?? state.narrative }),
        fingerprint: state.fingerprint,
        phone: callerPhone(state),
        region: event.data.region ?? state.region,
      })
    : [];
  return dispatched(state, event, context, { known, ...(issueOfFirst ? { issueOfFirst } : {}) });
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
