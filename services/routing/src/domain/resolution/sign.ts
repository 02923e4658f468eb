import type * as api from '@hotline/contracts';
import { maySign } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Decision } from '@hotline/runtime';
import { withoutSituation, type Dispatch, type DispatchWithLead, type UnitResolution } from '../dispatch';
import { isRefusal, ledByActor } from '../led-by-actor';
import { notNow } from '../refusals';
import type { RoutingView } from '../view';
import { levelNeeded, outcomeNotHere, sameApprover } from './refusals';

/** 签发: a leader of the lead unit signs what the unit prepared, or sends it back to be written again. */
export function sign(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.signResolution>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'awaiting-signature') return notNow(led.situation, ['awaiting-signature']);
  const { handling } = context.view.jurisdiction;
  const rule = handling.outcomes.get(led.resolution.outcome);
  if (!rule) return outcomeNotHere(handling);
  if (!maySign(rule.signedBy, context.actor, handling)) return levelNeeded(rule.signedBy, handling);
  if (!input.sign) return sendBack(led, 'signatory', input.reason ?? '');
  if (led.approvers.includes(context.actor.id)) return sameApprover;
  return signed(led, led.resolution, led.preparedBy, context);
}

/** The resolution is signed: the ticket is resolved, or a reviewer decides if the pack requires a review. */
export function signed(
  led: DispatchWithLead,
  resolution: UnitResolution,
  preparedBy: string,
  { actor, view }: CommandContext<RoutingView>,
): Decision<Dispatch> {
  const { outcomes, reviewFromRound = Infinity } = view.jurisdiction.handling;
  const reviewed = outcomes.get(resolution.outcome)?.reviewed || led.round >= reviewFromRound;
  if (!reviewed) return resolved(led, resolution, actor.id);
  const data = { unit: led.lead, ...resolution, signedBy: actor.id, round: led.round };
  return {
    state: { ...withoutSituation(led), situation: 'in-review', resolution, preparedBy, signedBy: actor.id },
    events: [{ type: 'ResolutionSigned', data }],
  };
}

/** The unit has resolved the ticket; next, the callers are called. */
export function resolved(led: DispatchWithLead, resolution: UnitResolution, signedBy: string): Decision<Dispatch> {
  return {
    state: { ...withoutSituation(led), situation: 'resolved', approvers: [...led.approvers, signedBy] },
    events: [
      {
        type: 'TicketResolved',
        data: {
          unit: led.lead,
          ...resolution,
          signedBy,
          round: led.round,
          kind: led.known.kind,
          urgency: led.known.urgency,
        },
      },
    ],
  };
}

/** 退回重写: the unit continues to work on the ticket. */
export const sendBack = (led: DispatchWithLead, by: 'signatory' | 'reviewer', reason: string): Decision<Dispatch> => ({
  state: { ...withoutSituation(led), situation: 'acknowledged' },
  events: [{ type: 'ResolutionSentBack', data: { unit: led.lead, by, reason, round: led.round } }],
});
