import type { CommandContext, Decided } from '@hotline/runtime';
import type { Callback } from '../callback';
import { notDue, noTicket, notNow, takenByOther } from '../refusals';
import type { CallbackRules } from '../rules';
import { callOf, isTakenByOther, readyAt, withoutLease } from './call';

/** 取回访: for some minutes the agent is the only one who makes this call. `isNext`: only if it can be made now. */
export function take(
  state: Callback | undefined,
  { isNext }: { readonly isNext: boolean },
  context: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (!callOf(state)) return notNow(state, 'calling');
  if (isTakenByOther(state, context)) return takenByOther(state, context);
  const { now, actor, view } = context;
  const free = state.lease?.by === actor.id ? withoutLease(state) : state;
  if (isNext && (readyAt(free) ?? Infinity) > now) return notDue;
  return { state: { ...withoutLease(state), lease: { by: actor.id, until: now + view.leaseMs } } };
}
