import type { EventData } from '@hotline/contracts';
import { localTime } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Decision } from '@hotline/runtime';
import { recordOf, type AppealedRefusals, type Callback, type Closed, type RefusedTicket } from '../callback';
import type { CallbackRules } from '../rules';
import { appealedTooLate, refusedFinally } from './refusals';

/**
 * 对不予受理申诉: a caller appeals within the time that the pack allows. The ticket is open again; the people who refused
 * it cannot refuse it a second time.
 */
export function appeal(
  state: Closed,
  { by, appealUntil }: RefusedTicket,
  reason: string,
  { now, view }: Pick<CommandContext<CallbackRules>, 'now' | 'view'>,
): Decided<Callback> {
  if (appealUntil === undefined) return refusedFinally;
  if (now > appealUntil) return appealedTooLate(localTime(appealUntil, view.timeZone, now));
  const { times = 0, refusers = [] } = state.appealed ?? {};
  const appealed: AppealedRefusals = { times: times + 1, refusers: [...new Set([...refusers, ...by])] };
  return openAgain({ ...state, appealed }, { reason, by: 'caller' });
}

/** Opens a refused ticket for a person, who classifies it anew. No round of a unit is over, so the round stays. */
export function openAgain(state: Closed, why: Pick<EventData<'TicketReopened'>, 'reason' | 'by'>): Decision<Callback> {
  const data = { round: Math.max(state.round, 1), ...why, afterRefusal: true as const };
  return { state: { ...recordOf(state), situation: 'waiting' }, events: [{ type: 'TicketReopened', data }] };
}
