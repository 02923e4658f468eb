import type { BodyOf, reopenTicket } from '@hotline/contracts';
import { localTime, notACaller } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback } from './callback';
import { callerOf } from './callers';
import { redo } from './outcomes';
import { appeal } from './refusing/appeal';
import { finallyAnswered, noTicket, notNow, reopenedTooLate } from './refusals';
import type { CallbackRules } from './rules';

/**
 * 诉求人要求重办: for some days after the closure, a caller can have the ticket reopened, whatever they answered
 * before. A final reply excludes this. After a refusal (不予受理), it is an appeal.
 */
export function reopen(
  state: Callback | undefined,
  { caller, reason }: BodyOf<typeof reopenTicket>,
  { now, view }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'closed') return notNow(state, 'closed');
  if (!callerOf(state.callers, caller)) return notACaller;
  if (state.refused) return appeal(state, state.refused, mask(reason), { now, view });
  if (state.final) return finallyAnswered;
  const end = state.closedAt + view.reopenWithinMs;
  if (now > end) return reopenedTooLate(localTime(end, view.timeZone, now));
  return redo(state, [], { reason: mask(reason), by: 'caller' });
}
