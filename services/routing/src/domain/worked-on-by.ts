import type { CommandContext, Refused } from '@hotline/runtime';
import { hasLead, type Dispatch, type DispatchSituation, type DispatchWithLead } from './dispatch';
import { noTicket, notNow, notYours } from './refusals';
import type { RoutingView } from './view';

export interface WorkedOn {
  readonly led: DispatchWithLead;
  /** The unit of the acting person: the lead or an assistant. */
  readonly unit: string;
}

/**
 * The dispatch, if it is in one of the `possible` situations and the unit of the acting person leads or assists;
 * otherwise the refusal.
 */
export function workedOnBy(
  state: Dispatch | undefined,
  { actor: { unit } }: CommandContext<RoutingView>,
  possible: readonly DispatchSituation[],
): WorkedOn | Refused {
  if (!state || state.situation === 'registered') return noTicket;
  if (!hasLead(state)) return notNow(state.situation, possible);
  if (unit === undefined || (unit !== state.lead && !state.assistants.includes(unit))) return notYours;
  return possible.includes(state.situation) ? { led: state, unit } : notNow(state.situation, possible);
}
