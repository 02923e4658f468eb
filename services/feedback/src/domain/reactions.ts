import type { ClosureType, EventData, TicketEvent, TicketKind, Urgency } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { recordOf, type Callback, type WaitingCaller } from './callback';
import { callerOf, isSettled, unasked } from './callers';
import { askNext, closed, startCalling } from './outcomes';
import { isCalledBack } from './plan';
import { withDanger } from './refusing/danger';
import type { CallbackRules } from './rules';

interface Report {
  readonly ticket: string;
  readonly round: number;
  readonly closure: ClosureType;
  readonly kind?: TicketKind;
  readonly urgency?: Urgency | undefined;
  readonly lead?: string;
}

/** The callback of a ticket about which nothing has been reported yet. */
const beginning = (jurisdiction: string, callers: readonly WaitingCaller[]): Callback => ({
  situation: 'waiting',
  jurisdiction,
  round: 0,
  closure: 'resolved',
  callers,
});

/**
 * Opens the callback once a unit has reported the ticket resolved, or the hotline has answered. Each caller is asked,
 * unless none can be called or the plan of the pack leaves the ticket out.
 */
function open(
  state: Callback | undefined,
  { ticket, round, closure, kind, urgency, lead }: Report,
  { now, jurisdiction, view }: Context<CallbackRules>,
): Decided<Callback> {
  if (state?.situation === 'closed' || state?.situation === 'merged') return undefined;
  const known = recordOf(state ?? beginning(jurisdiction, [{ ticket }]));
  const by = lead ?? known.lead;
  const reported: Callback = {
    ...known,
    situation: 'waiting',
    round: Math.max(round, known.round),
    closure,
    callers: unasked(known.callers),
    ...(by ? { lead: by } : {}),
    ...(kind ? { kind } : {}),
    ...(urgency ? { urgency: mostUrgent(urgency, known.urgency) } : {}),
  };
  if (reported.callers.every(isSettled)) return askNext(reported, [], view, now);
  if (!isCalledBack(ticket, kind, view.plan)) return closed(reported, [], now, { closure, uncalled: 'not-in-sample' });
  return startCalling(reported, view, now);
}

/** Stores how the caller can be reached, and the code with which they answer on the page of their ticket. */
export function registered(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketRegistered'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  const known = state ?? beginning(jurisdiction, [{ ticket: subject, ...reachOf(data) }]);
  return { state: { ...known, queryCode: data.queryCode } };
}

const reachOf = ({
  unreachable,
  contactHours,
}: Pick<EventData<'TicketRegistered'>, 'unreachable' | 'contactHours'>): Partial<WaitingCaller> => ({
  ...(unreachable ? { unreachable } : {}),
  ...(contactHours ? { contact: contactHours } : {}),
});

/** A correction may change whether and at which hours the ticket’s own caller can be called. */
export function amended(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketAmended'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  if (!data.fields.includes('caller')) return undefined;
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  const callers = known.callers.map((caller) => {
    const { unreachable: _number, contact: _hours, ...rest } = caller;
    return caller.ticket === subject ? { ...rest, ...reachOf(data) } : caller;
  });
  return { state: { ...known, callers } };
}

/** If urging raises the urgency of a ticket, its calls become as urgent. */
export function urged(
  state: Callback | undefined,
  { subject, data: { urgency } }: TicketEvent<'TicketUrged'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  if (!urgency) return undefined;
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  return { state: { ...known, urgency: mostUrgent(urgency, known.urgency) } };
}

const mostUrgent = (one: Urgency, other: Urgency = 'normal'): Urgency =>
  (['critical', 'urgent'] as const).find((urgency) => urgency === one || urgency === other) ?? 'normal';

/** How a ticket is closed when its callers agree with the outcome that the unit reported. */
const closureOf: Readonly<Record<EventData<'TicketResolved'>['outcome'], ClosureType>> = {
  resolved: 'resolved',
  'partly-resolved': 'partly-resolved',
  explained: 'explained',
  untrue: 'untrue',
  'cannot-resolve': 'explained',
};

export const resolved = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketResolved'>,
  context: Context<CallbackRules>,
): Decided<Callback> => {
  const { round, outcome, unit, kind, urgency } = data;
  return open(state, { ticket: subject, round, closure: closureOf[outcome], lead: unit, kind, urgency }, context);
};

export const answered = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketAnswered'>,
  context: Context<CallbackRules>,
): Decided<Callback> => {
  const { kind, urgency } = data;
  return open(state, { ticket: subject, round: 0, closure: 'answered', kind, urgency }, context);
};

export const redirected = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketRedirected'>,
  context: Context<CallbackRules>,
): Decided<Callback> => open(state, { ticket: subject, round: 0, closure: 'redirected', kind: data.kind }, context);

/**
 * Cancels the calls about a ticket that went back to a unit, because a supervisor designated one or a person corrected
 * a direct answer.
 */
export function takenBack(state: Callback | undefined): Decided<Callback> {
  if (state?.situation !== 'calling' && state?.situation !== 'supervised') return undefined;
  return { state: { ...recordOf(state), situation: 'waiting', callers: unasked(state.callers) } };
}

/**
 * A classification after a direct answer cancels the calls about that answer. A correction after the report of a unit
 * does not.
 */
export const classified = (state: Callback | undefined): Decided<Callback> =>
  state?.closure === 'answered' || state?.closure === 'redirected' ? takenBack(state) : undefined;

/**
 * A merge adds a caller, who is asked like the others. A person who is already a caller of the ticket is asked only
 * once.
 */
export function joined(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'CallerJoined'>,
  { jurisdiction, now, view }: Context<CallbackRules>,
): Decided<Callback> {
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  if (callerOf(known.callers, data.from)) return state ? undefined : { state: known };
  const callers = withCaller(known.callers, data);
  const isNew = callers.length > known.callers.length;
  const next: Callback = { ...known, callers };
  return known.situation !== 'closed' || !isNew || data.unreachable ? { state: next } : askNext(next, [], view, now);
}

function withCaller(
  callers: readonly WaitingCaller[],
  { from, samePersonAs, ...reach }: EventData<'CallerJoined'>,
): readonly WaitingCaller[] {
  const same = samePersonAs === undefined ? undefined : callerOf(callers, samePersonAs);
  if (!same) return [...callers, { ticket: from, ...reachOf(reach) }];
  return callers.map((caller) => (caller === same ? { ...caller, also: [...(caller.also ?? []), from] } : caller));
}

export function merged(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketMerged'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  if (state?.situation === 'merged') return undefined;
  const known = recordOf(state ?? beginning(jurisdiction, [{ ticket: subject }]));
  return { state: { ...known, situation: 'merged', into: data.into } };
}

/** Stores that a caller wants to withdraw, until a call has settled it. */
export function withdrawalRequested(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'WithdrawalRequested'>,
  { jurisdiction, now, view }: Context<CallbackRules>,
): Decided<Callback> {
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  if (known.situation === 'closed' || known.situation === 'merged') return undefined;
  const asking = callerOf(known.callers, data.caller);
  if (!asking) return undefined;
  return {
    state: { ...known, withdrawal: { caller: asking.ticket, notBefore: view.calls.next(now, asking.contact) } },
  };
}

/** A danger in the ticket, found by the detector or a person, undoes a refusal and excludes another one. */
export const endangered = (
  state: Callback | undefined,
  { subject }: TicketEvent<'EmergencyHandedOver'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> => withDanger(state ?? beginning(jurisdiction, [{ ticket: subject }]));

export const reactions: Reactions<Callback, CallbackRules> = {
  TicketRegistered: { decide: registered },
  TicketAmended: { decide: amended },
  TicketUrged: { decide: urged },
  TicketClassified: { decide: classified },
  TicketDispatched: { decide: takenBack },
  TicketResolved: { decide: resolved },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: redirected },
  CallerJoined: { decide: joined },
  TicketMerged: { decide: merged },
  WithdrawalRequested: { decide: withdrawalRequested },
  EmergencyHandedOver: { decide: endangered },
};
