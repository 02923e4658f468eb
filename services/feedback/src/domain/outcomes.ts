import type { ClosureType, NewEvent, SupervisionCause, Text } from '@hotline/contracts';
import type { Decision } from '@hotline/runtime';
import {
  recordOf,
  type AskedClosure,
  type Callback,
  type Calling,
  type RefusedTicket,
  type WaitingCaller,
} from './callback';
import { isSettled, nextToAsk, triesOf, unasked, worst } from './callers';
import type { CallbackRules } from './rules';

/** What follows from an answer: another call, another round, the supervisor, or the end. */

export const opened = (round: number, attempt: number, notBefore: number): NewEvent => ({
  type: 'CallbackOpened',
  data: { round, attempt, notBefore: new Date(notBefore).toISOString() },
});

/** Starts the calls of a round: answers and attempts of an earlier round are cleared. */
export const startCalling = (state: Callback, rules: CallbackRules, now: number): Decision<Callback> =>
  askNext({ ...state, callers: unasked(state.callers) }, [], rules, now);

/**
 * Closes the ticket if every caller is settled. Otherwise the next caller is called. A supervisor gets the ticket if no
 * caller can be called any more, because they declined to answer or no attempt is left.
 */
export function askNext(
  state: Callback,
  first: readonly NewEvent[],
  rules: CallbackRules,
  now: number,
): Decision<Callback> {
  if (state.callers.every(isSettled)) return closeAsReported(state, first, now);
  const calling = callingNext(state, rules, now);
  if (!calling) return withoutAnswer(state, first, rules);
  return { state: calling, events: [...first, opened(state.round, calling.attempt, calling.notBefore)] };
}

/** The state in which the next caller is called; undefined when no caller can be called any more. */
export function callingNext(state: Callback, rules: CallbackRules, now: number): Calling | undefined {
  const next = nextToAsk(state.callers, rules, now);
  if (!next) return undefined;
  const { caller, notBefore } = next;
  return { ...recordOf(state), situation: 'calling', next: caller.ticket, attempt: triesOf(caller) + 1, notBefore };
}

function withoutAnswer(state: Callback, first: readonly NewEvent[], rules: CallbackRules): Decision<Callback> {
  const silent = state.callers.some((caller) => caller.silent);
  return silent
    ? supervise(state, first, 'declined', { zh: '诉求人不作答复', en: 'The caller declined to answer' })
    : supervise(state, first, 'unreachable', {
        zh: `${rules.maxAttempts}次未联系上诉求人`,
        en: `The caller was not reached in ${rules.maxAttempts} attempts`,
      });
}

export function supervise(
  state: Callback,
  first: readonly NewEvent[],
  code: SupervisionCause,
  why: Text,
): Decision<Callback> {
  return {
    state: { ...recordOf(state), situation: 'supervised', why: code },
    events: [...first, { type: 'SupervisionRequested', data: { round: state.round, code, why } }],
  };
}

/** 重办: starts another round of work for the unit. */
export function redo(
  state: Callback,
  first: readonly NewEvent[],
  { reason, by }: { reason: string; by: 'caller' | 'supervisor' },
): Decision<Callback> {
  const { lead } = state;
  const round = state.round + 1;
  return {
    state: { ...recordOf(state), situation: 'waiting', round, callers: unasked(state.callers) },
    events: [...first, { type: 'TicketReopened', data: { round, reason, by, ...(lead ? { lead } : {}) } }],
  };
}

/** After a dissatisfied answer: another round if the pack allows one, otherwise the supervisor. */
export function dissatisfied(
  state: Callback,
  first: readonly NewEvent[],
  rules: CallbackRules,
  words: string | undefined,
): Decision<Callback> {
  if (state.round < rules.maxRounds) return redo(state, first, { reason: words ?? '诉求人不满意', by: 'caller' });
  return supervise(state, first, 'unsatisfied', {
    zh: `办理${state.round}轮后诉求人仍不满意`,
    en: `The caller is not satisfied after ${state.round} rounds`,
  });
}

/**
 * Closes a ticket whose callers are settled with the reported result. A ticket reported as resolved is only partly
 * resolved if its first caller says partly.
 */
function closeAsReported(state: Callback, first: readonly NewEvent[], now: number): Decision<Callback> {
  const own = state.callers[0]?.resolution;
  const closure = state.closure === 'resolved' && own === 'partly' ? 'partly-resolved' : state.closure;
  const uncalled = state.callers.every(({ unreachable }) => unreachable) ? { uncalled: 'no-number' as const } : {};
  return closed(state, first, now, { closure, ...uncalled });
}

export interface CallbackEnding {
  readonly closure: ClosureType;
  readonly uncalled?: 'no-number' | 'not-in-sample';
  readonly approval?: AskedClosure & { readonly approvedBy: string };
  /** The answer is final: the caller cannot have the ticket reopened. */
  readonly final?: boolean;
  readonly refused?: RefusedTicket;
}

export function closed(
  state: Callback,
  first: readonly NewEvent[],
  now: number,
  { closure, uncalled, approval, final, refused }: CallbackEnding,
): Decision<Callback> {
  const event: NewEvent = {
    type: 'TicketClosed',
    data: {
      closure,
      rounds: state.round,
      ...answersOf(state.callers),
      ...(uncalled ? { uncalled } : {}),
      ...(approval ? { approval: approvalOf(approval) } : {}),
    },
  };
  const { withdrawal: _settled, ...record } = recordOf(state);
  return {
    state: {
      ...record,
      situation: 'closed',
      closedAt: now,
      ...(final ? { final: true } : {}),
      ...(refused ? { refused } : {}),
    },
    events: [...first, event],
  };
}

function answersOf(callers: readonly WaitingCaller[]) {
  const satisfaction = worst(callers);
  const resolution = callers[0]?.resolution;
  return { ...(satisfaction ? { satisfaction } : {}), ...(resolution ? { resolution } : {}) };
}

function approvalOf({
  requestedBy,
  approvedBy,
  reason,
  evidence,
  promisedOn,
}: NonNullable<CallbackEnding['approval']>) {
  return { requestedBy, approvedBy, reason, evidence: [...evidence], ...(promisedOn ? { promisedOn } : {}) };
}
