import type { BodyOf, NewEvent, scheduleCallback } from '@hotline/contracts';
import { localTime, notACaller } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback, WaitingCaller } from '../callback';
import { callerOf, isSettled } from '../callers';
import { callingNext } from '../outcomes';
import { noTicket, notAtThatTime, notNow, takenByOther } from '../refusals';
import type { CallbackRules } from '../rules';
import { isOfWithdrawal, isTakenByOther, withoutLease } from './call';

/**
 * 约定回访时间: the caller is called at the time that they chose, even outside calling hours. Choosing a time counts as
 * no attempt.
 */
export function schedule(
  state: Callback | undefined,
  { caller, at, note }: BodyOf<typeof scheduleCallback>,
  context: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  const asked = callerOf(state.callers, caller);
  if (!asked) return notACaller;
  if (isTakenByOther(state, context)) return takenByOther(state, context);
  const { now, view } = context;
  const notBefore = Date.parse(at);
  const latest = now + view.scheduleWithinMs;
  if (notBefore <= now || notBefore > latest) return notAtThatTime(localTime(latest, view.timeZone, now));
  const next = withCallAt(state, asked, notBefore, context);
  const data = { caller, at: new Date(notBefore).toISOString(), ...(note ? { note: mask(note) } : {}) };
  const event: NewEvent = { type: 'CallbackScheduled', data };
  return next ? { state: next, events: [event] } : notNow(state, 'calling');
}

function withCallAt(
  state: Callback,
  asked: WaitingCaller,
  notBefore: number,
  { view, now }: CommandContext<CallbackRules>,
): Callback | undefined {
  if (state.withdrawal && isOfWithdrawal(state, asked))
    return { ...withoutLease(state), withdrawal: { ...state.withdrawal, notBefore } };
  if (state.situation !== 'calling' || isSettled(asked)) return undefined;
  const callers = state.callers.map((one) => (one === asked ? { ...one, notBefore, promised: true as const } : one));
  return callingNext({ ...state, callers }, view, now);
}
