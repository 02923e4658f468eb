import type { BodyOf, skipCallback } from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback } from '../callback';
import { noTicket, notTaken } from '../refusals';
import type { CallbackRules } from '../rules';
import { withoutLease } from './call';

/** 暂缓回访: the agent gives back a call that was not made. It is offered again after some minutes. */
export function skip(
  state: Callback | undefined,
  { reason }: BodyOf<typeof skipCallback>,
  { now, actor, view }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.lease?.by !== actor.id || state.lease.until <= now) return notTaken;
  return {
    state: { ...withoutLease(state), restsUntil: now + view.skipMs },
    events: [{ type: 'CallbackSkipped', data: { reason: mask(reason) } }],
  };
}
