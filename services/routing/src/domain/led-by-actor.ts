import type { CommandContext, Refused } from '@hotline/runtime';
import { hasLead, type Dispatch, type DispatchWithLead } from './dispatch';
import { noTicket, notNow, notYours } from './refusals';
import type { RoutingView } from './view';

/** The dispatch, if the unit of the acting person leads the ticket; otherwise the refusal. */
export function ledByActor(
  state: Dispatch | undefined,
  { actor }: CommandContext<RoutingView>,
): DispatchWithLead | Refused {
  if (!state || state.situation === 'registered') return noTicket;
  if (!hasLead(state)) return notNow(state.situation, ['dispatched', 'acknowledged', 'resolved']);
  return actor.unit === state.lead ? state : notYours;
}

export const isRefusal = (led: DispatchWithLead | Refused): led is Refused => 'refused' in led;
