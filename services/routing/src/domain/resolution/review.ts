import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import type { Dispatch } from '../dispatch';
import { noTicket, notNow } from '../refusals';
import type { RoutingView } from '../view';
import { ownWork } from './refusals';
import { resolved, sendBack } from './sign';

/**
 * 办结审核: a reviewer of the hotline accepts a signed resolution, after which the callers are called, or sends it
 * back.
 */
export function review(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.reviewResolution>,
  { actor }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return noTicket;
  if (state.situation !== 'in-review') return notNow(state.situation, ['in-review']);
  if (actor.id === state.signedBy || actor.id === state.preparedBy) return ownWork;
  return input.accept
    ? resolved(state, state.resolution, state.signedBy)
    : sendBack(state, 'reviewer', input.reason ?? '');
}
