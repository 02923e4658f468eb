import type { ClosureType, EventData, TicketEvent } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { recordOf, type Callback, type WaitingCaller } from './callback';
import { callerOf, isSettled, unasked } from './callers';
import { askNext, closed, startCalling } from './outcomes';
import { isCalledBack } from './plan';
import type { CallbackRules } from './rules';

interface Report {
  readonly ticket: string;
  readonly round: number;
  readonly closure: ClosureType;
  readonly kind?: EventData<'TicketAnswered'>['kind'];
  readonly lead?: string;
}

/** What is known of a ticket before anything has been reported about it. */
const beginning = (jurisdiction: string, callers: readonly WaitingCaller[]): Callback => ({
  situation: 'waiting',
  jurisdiction,
  round: 0,
  closure: 'resolved',
  callers,
});

/**
 * Opens the callback once a unit has reported the ticket resolved, or the hotline has answered: each caller is asked,
 * except where none can be called or the plan of the pack leaves the ticket out.
 */
function open(
  state: Callback | undefined,
  { ticket, round, closure, kind, lead }: Report,
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
  };
  if (reported.callers.every(isSettled)) return askNext(reported, [], view, now);
  if (!isCalledBack(ticket, kind, view.plan)) return closed(reported, [], now, { closure, uncalled: 'not-in-sample' });
  return startCalling(reported, now);
}

/** Only a caller without a number is noted: of all others nothing need be known before there is something to ask. */
export const registered = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketRegistered'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> =>
  state || !data.unreachable ? undefined : { state: beginning(jurisdiction, [{ ticket: subject, unreachable: true }]) };

/** What the unit reported is what the ticket closes as when its callers agree. */
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
  const { round, outcome, unit, kind } = data;
  return open(
    state,
    { ticket: subject, round, closure: closureOf[outcome], lead: unit, ...(kind ? { kind } : {}) },
    context,
  );
};

export const answered = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketAnswered'>,
  context: Context<CallbackRules>,
): Decided<Callback> => open(state, { ticket: subject, round: 0, closure: 'answered', kind: data.kind }, context);

export const redirected = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketRedirected'>,
  context: Context<CallbackRules>,
): Decided<Callback> => open(state, { ticket: subject, round: 0, closure: 'redirected', kind: data.kind }, context);

/**
 * Takes back the callback of a ticket that went back to a unit, because a supervisor designated one or a person
 * corrected a direct answer.
 */
export function takenBack(state: Callback | undefined): Decided<Callback> {
  if (state?.situation !== 'calling' && state?.situation !== 'supervised') return undefined;
  return { state: { ...recordOf(state), situation: 'waiting', callers: unasked(state.callers) } };
}

/** A matter chosen for a direct answer takes its callback back; a correction after a unit's report does not. */
export const classified = (state: Callback | undefined): Decided<Callback> =>
  state?.closure === 'answered' || state?.closure === 'redirected' ? takenBack(state) : undefined;

/** A merge adds a caller, who is asked like the others; somebody who called before is asked once. */
export function joined(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'CallerJoined'>,
  { jurisdiction, now }: Context<CallbackRules>,
): Decided<Callback> {
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  if (callerOf(known.callers, data.from)) return state ? undefined : { state: known };
  const callers = withCaller(known.callers, data);
  const isNew = callers.length > known.callers.length;
  const next: Callback = { ...known, callers };
  if (known.situation !== 'closed' || !isNew || data.unreachable) return { state: next };
  const started = startCalling(next, now);
  return { ...started, state: { ...started.state, callers } };
}

function withCaller(
  callers: readonly WaitingCaller[],
  { from, samePersonAs, unreachable }: EventData<'CallerJoined'>,
): readonly WaitingCaller[] {
  const same = samePersonAs === undefined ? undefined : callerOf(callers, samePersonAs);
  if (!same) return [...callers, { ticket: from, ...(unreachable ? { unreachable } : {}) }];
  return callers.map((caller) => (caller === same ? { ...caller, also: [...(caller.also ?? []), from] } : caller));
}

export function merged(
  state: Callback | undefined,
  { subject }: TicketEvent<'TicketMerged'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  if (state?.situation === 'merged') return undefined;
  return { state: { ...recordOf(state ?? beginning(jurisdiction, [{ ticket: subject }])), situation: 'merged' } };
}

/** Notes that a caller wants to withdraw, until the callback has asked them. */
export function withdrawalRequested(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'WithdrawalRequested'>,
  { jurisdiction }: Context<CallbackRules>,
): Decided<Callback> {
  const known = state ?? beginning(jurisdiction, [{ ticket: subject }]);
  if (known.situation === 'closed' || known.situation === 'merged') return undefined;
  const asking = callerOf(known.callers, data.caller);
  return asking ? { state: { ...known, withdrawal: asking.ticket } } : undefined;
}

export const reactions: Reactions<Callback, CallbackRules> = {
  TicketRegistered: { decide: registered },
  TicketClassified: { decide: classified },
  TicketDispatched: { decide: takenBack },
  TicketResolved: { decide: resolved },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: redirected },
  CallerJoined: { decide: joined },
  TicketMerged: { decide: merged },
  WithdrawalRequested: { decide: withdrawalRequested },
};
