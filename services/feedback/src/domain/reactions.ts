import type { NewEvent, TicketEvent } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import type { WaitingCaller, Callback } from './callback';
import type { CallbackRules } from './rules';

/**
 * Opens the callback once a unit has reported the ticket resolved, or the hotline has answered: each caller is asked.
 */
function open(
  state: Callback | undefined,
  report: { ticket: string; round: number; closure: Callback['closure']; lead?: string },
  { now, jurisdiction }: Context,
): Decided<Callback> {
  if (state?.situation === 'closed' || state?.situation === 'merged') return undefined;
  const callers: readonly WaitingCaller[] = (state?.callers ?? [{ ticket: report.ticket }]).map(({ ticket }) => ({
    ticket,
  }));
  const lead = report.lead ?? state?.lead;
  const round = Math.max(report.round, state?.round ?? 0);
  const opened: NewEvent = {
    type: 'CallbackOpened',
    data: { round, attempt: 1, notBefore: new Date(now).toISOString() },
  };
  return {
    state: {
      situation: 'calling',
      jurisdiction,
      round,
      closure: report.closure,
      callers,
      attempt: 1,
      notBefore: now,
      ...(lead ? { lead } : {}),
    },
    events: [opened],
  };
}

export const resolved = (
  state: Callback | undefined,
  { subject, data }: TicketEvent<'TicketResolved'>,
  context: Context,
): Decided<Callback> =>
  open(state, { ticket: subject, round: data.round, closure: 'resolved', lead: data.unit }, context);

export const answered = (
  state: Callback | undefined,
  { subject }: TicketEvent<'TicketAnswered'>,
  context: Context,
): Decided<Callback> => open(state, { ticket: subject, round: 0, closure: 'answered' }, context);

export const redirected = (
  state: Callback | undefined,
  { subject }: TicketEvent<'TicketRedirected'>,
  context: Context,
): Decided<Callback> => open(state, { ticket: subject, round: 0, closure: 'redirected' }, context);

/**
 * Withdraws the callback of a ticket that went back to a unit, because a supervisor designated one or a person
 * corrected a direct answer.
 */
export function withdrawn(state: Callback | undefined): Decided<Callback> {
  if (state?.situation !== 'calling' && state?.situation !== 'supervised') return undefined;
  const { jurisdiction, round, callers, closure, lead } = state;
  return {
    state: {
      situation: 'waiting',
      jurisdiction,
      round,
      callers: callers.map(({ ticket }) => ({ ticket })),
      closure,
      ...(lead ? { lead } : {}),
    },
  };
}

/** A matter chosen for a direct answer withdraws its callback; a correction after a unit's report withdraws nothing. */
export const classified = (state: Callback | undefined): Decided<Callback> =>
  state?.closure === 'resolved' ? undefined : withdrawn(state);

/** A merge adds a caller, who is asked like the others. */
export function joined(
  state: Callback | undefined,
  { subject, data }: TicketEvent<'CallerJoined'>,
  { jurisdiction, now }: Context,
): Decided<Callback> {
  if (!state)
    return {
      state: {
        situation: 'waiting',
        jurisdiction,
        round: 0,
        closure: 'resolved',
        callers: [{ ticket: subject }, { ticket: data.from }],
      },
    };
  if (state.callers.some((caller) => caller.ticket === data.from)) return undefined;
  const callers = [...state.callers, { ticket: data.from }];
  if (state.situation !== 'closed') return { state: { ...state, callers } };
  const opened: NewEvent = {
    type: 'CallbackOpened',
    data: { round: state.round, attempt: 1, notBefore: new Date(now).toISOString() },
  };
  return { state: { ...state, situation: 'calling', callers, attempt: 1, notBefore: now }, events: [opened] };
}

export function merged(
  state: Callback | undefined,
  event: TicketEvent<'TicketMerged'>,
  { jurisdiction }: Context,
): Decided<Callback> {
  if (state?.situation === 'merged') return undefined;
  const callers = state?.callers ?? [{ ticket: event.subject }];
  return { state: { situation: 'merged', jurisdiction, round: state?.round ?? 0, closure: 'resolved', callers } };
}

export const reactions: Reactions<Callback, CallbackRules> = {
  TicketClassified: { decide: classified },
  TicketDispatched: { decide: withdrawn },
  TicketResolved: { decide: resolved },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: redirected },
  CallerJoined: { decide: joined },
  TicketMerged: { decide: merged },
};
