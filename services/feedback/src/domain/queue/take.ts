import type { CommandContext, Decided } from '@hotline/runtime';
import type { Callback } from '../callback';
import { notDue, noTicket, notNow, takenByOther } from '../refusals';
import type { CallbackRules } from '../rules';
import { callerOf } from '../callers';
import { callOf, isPromised, isTakenByOther, readyAt, withoutLease, type CallInQueue } from './call';

/**
 * 取回访: gives the agent a lease on the call for some minutes. With `isNext`, only a call that can be made now is
 * taken. Outside calling hours, the call is moved to the next calling hours instead.
 */
export function take(
  state: Callback | undefined,
  { isNext }: { readonly isNext: boolean },
  context: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  const call = callOf(state);
  if (!call) return notNow(state, 'calling');
  if (isTakenByOther(state, context)) return takenByOther(state, context);
  const { now, actor, view } = context;
  const free = state.lease?.by === actor.id ? withoutLease(state) : state;
  if (isNext && (readyAt(free) ?? Infinity) > now) return notDue;
  const possible = isPromised(state) ? now : view.calls.next(now, callerOf(state.callers, call.next)?.contact);
  if (isNext && possible > now) return { state: movedTo(withoutLease(state), call, possible) };
  return { state: { ...withoutLease(state), lease: { by: actor.id, until: now + view.leaseMs } } };
}

function movedTo(state: Callback, { next }: CallInQueue, notBefore: number): Callback {
  if (state.withdrawal) return { ...state, withdrawal: { ...state.withdrawal, notBefore } };
  if (state.situation !== 'calling') return state;
  const callers = state.callers.map((caller) => (caller.ticket === next ? { ...caller, notBefore } : caller));
  return { ...state, notBefore, callers };
}
