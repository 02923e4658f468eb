import type { Text, TicketEvent } from '@hotline/contracts';
import type { Act, Context, Decided } from '@hotline/runtime';
import { refusedText, tell } from './messages';
import { comparedText, compare, type CandidateTicket } from './compare';
import {
  joinEarliest,
  possibleDuplicatesFound,
  sameByMatter,
  type ComparedTicket,
  type JoinedIssue,
} from './possible-duplicates';
import { callerLine, type SentMessage, type Ticket } from './ticket';
import type { IntakeView } from './view';

/** Open tickets that were compared with a ticket that has just got a lead. */
export interface DispatchComparison {
  readonly known: readonly ComparedTicket[];
  /** The issue that the first ticket of this ticket’s issue has since joined. */
  readonly issueOfFirst?: string;
}

/**
 * Handles a dispatch: stores the matter, and the units, which may now read the callers. Proposes earlier tickets of the
 * same matter to a person; nothing is merged automatically. A ticket without an issue joins that of a similar ticket
 * registered just before it.
 */
export function dispatched(
  state: Ticket | undefined,
  { subject, data }: TicketEvent<'TicketDispatched'>,
  _context: Context,
  others: DispatchComparison,
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

/** Candidates that were read for a ticket that has just got a lead. */
export interface DispatchCandidates {
  readonly candidates: readonly CandidateTicket[];
  readonly issueOfFirst?: string;
}

/** Calls `dispatched` with the candidates that were read, after comparing them. */
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
        line: callerLine(state),
        region: event.data.region ?? state.region,
      })
    : [];
  return dispatched(state, event, context, { known, ...(issueOfFirst ? { issueOfFirst } : {}) });
}

/** The issue that the ticket joins; empty when nothing changes. */
function laterIssue(
  id: string,
  { issue, registeredAt }: Ticket,
  { known, issueOfFirst }: DispatchComparison,
  matter: string | undefined,
): JoinedIssue {
  if (issue !== undefined) return issueOfFirst === undefined || issueOfFirst === id ? {} : { issue: issueOfFirst };
  const earlier = known.filter(
    ({ ticketId, ticket }) =>
      ticket.registeredAt < registeredAt || (ticket.registeredAt === registeredAt && ticketId < id),
  );
  const joined = joinEarliest(earlier, matter);
  return joined.issue === id ? {} : joined;
}

/** Handles a ticket that waits without a lead. Only its holder may now read the callers; the former units may not. */
export function held(
  state: Ticket | undefined,
  { data }: TicketEvent<'RoutingFactsNeeded' | 'JurisdictionDisputed' | 'DispatchLapsed'>,
): Decided<Ticket> {
  return state && { state: { ...state, units: ['holder' in data ? data.holder : data.body] } };
}

/** A unit that was ordered to act during a dispute may read the callers, too. */
export function interimMeasureOrdered(
  state: Ticket | undefined,
  { data: { unit } }: TicketEvent<'InterimMeasureOrdered'>,
): Decided<Ticket> {
  if (!state || state.units.includes(unit)) return undefined;
  return { state: { ...state, units: [...state.units, unit] } };
}

/** A released assistant may no longer read the callers. */
export function assistantReleased(
  state: Ticket | undefined,
  { data: { unit } }: TicketEvent<'AssistantReleased'>,
): Decided<Ticket> {
  return state && { state: { ...state, units: state.units.filter((one) => one !== unit) } };
}

/** Sends the answer of the hotline to the callers. */
export function answered(
  state: Ticket | undefined,
  { id, data }: TicketEvent<'TicketAnswered' | 'TicketRedirected'>,
): Decided<Ticket> {
  return state && say(state, id, 'answered', data.text.zh);
}

/** Passes a question of the unit on to the callers, who answer it on the page of their ticket or when they are called. */
export function asked(state: Ticket | undefined, { id, data }: TicketEvent<'FactsAsked'>): Decided<Ticket> {
  if (!state || !data.toCaller) return undefined;
  const text = `您的工单 ${state.ticketNo} 承办单位想向您了解：${data.question}。请凭查询码在查询页面回答，热线也可能来电询问。`;
  return say(state, id, 'question', text);
}

/** Sends the public reply of the unit to the callers, and announces the callback. */
export function resolved(state: Ticket | undefined, { id, data }: TicketEvent<'TicketResolved'>): Decided<Ticket> {
  return (
    state &&
    say(state, id, 'resolved', `您的工单 ${state.ticketNo} 承办单位答复：${data.publicReply}。我们将回访您的意见。`)
  );
}

/** 不予受理告知: why the hotline does not accept the ticket, the lawful way that is open, and how to appeal. */
export function refused(
  state: Ticket | undefined,
  { id, data }: TicketEvent<'TicketRefused'>,
  { view, now }: Context<IntakeView>,
): Decided<Ticket> {
  return state && say(state, id, 'refused', refusedText(state.ticketNo, data, { timeZone: view.timeZone, now }));
}

/** Tells the callers the text of the event. */
const passOn =
  (template: SentMessage['template']) =>
  (state: Ticket | undefined, { id, data }: { readonly id: string; readonly data: { readonly text: Text } }) =>
    state && say(state, id, template, `您的工单 ${state.ticketNo} ${data.text.zh}。凭查询码可查询办理进度。`);

/** Tells the callers why the clock is paused; another event tells them of a suspension. */
const paused = (state: Ticket | undefined, event: TicketEvent<'ClockPaused'>): Decided<Ticket> =>
  event.data.suspension ? undefined : passOn('paused')(state, event);

/** Tells the callers that the work goes on; other events tell them that the ticket was resolved or closed. */
const resumed = (state: Ticket | undefined, event: TicketEvent<'SuspensionEnded'>): Decided<Ticket> =>
  event.data.cause === 'resolved' || event.data.cause === 'closed' ? undefined : passOn('resumed')(state, event);

/** Messages to the callers when their time limits change, in the words of the event. */
export const clockMessages = {
  ExtensionGranted: { decide: passOn('extended') },
  ClockPaused: { decide: paused },
  TicketSuspended: { decide: passOn('suspended') },
  SuspensionEnded: { decide: resumed },
  StatutoryLimitChanged: { decide: passOn('statutory') },
  AcceptanceDecided: { decide: passOn('acceptance') },
  PromiseMade: { decide: passOn('promised') },
};

function say(state: Ticket, eventId: string, template: SentMessage['template'], text: string): Decided<Ticket> {
  const acts = tell(state, `${template}.${eventId}`, template, text) ?? [];
  return acts.length > 0 ? { state, acts } : undefined;
}

/** Stores a message that the gateway accepted, and publishes that it was sent. */
export function sent(state: Ticket, act: Act, gateway: SentMessage['gateway']): Decided<Ticket> {
  const { template, text } = act.data as { template: SentMessage['template']; text: string };
  return {
    state: { ...state, messages: [...state.messages, { id: act.id, template, text, gateway }] },
    events: [{ type: 'MessageSent', data: { template, messageId: act.id, gateway } }],
  };
}

export function closed(state: Ticket | undefined): Decided<Ticket> {
  return state?.situation === 'open' ? { state: { ...state, situation: 'closed' } } : undefined;
}

/** Opens a closed ticket again: a caller had it reopened, or one who joined it later is not satisfied. */
export function reopened(state: Ticket | undefined): Decided<Ticket> {
  return state?.situation === 'closed' ? { state: { ...state, situation: 'open' } } : undefined;
}
