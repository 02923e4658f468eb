import type * as api from '@hotline/contracts';
import { maySign } from '@hotline/jurisdiction';
import type { CommandContext, Decided } from '@hotline/runtime';
import { withoutSituation, type Dispatch } from '../dispatch';
import { notAttached } from '../evidence/attach-evidence';
import { unknownFiles } from '../evidence/refusals';
import { isRefusal, ledByActor } from '../led-by-actor';
import { notNow } from '../refusals';
import type { RoutingView } from '../view';
import { lacking, tidied } from './completeness';
import { incomplete, noSuchDemand, outcomeNotHere, sameApprover } from './refusals';
import { signed } from './sign';

/**
 * 办结: the lead reports what it found and did, and its answers. If a signatory of the level that the outcome needs
 * reports this, the resolution is thereby signed. Otherwise it waits for the signature.
 */
export function resolve(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.resolveTicket>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'acknowledged') return notNow(led.situation, ['acknowledged']);
  const { actor, view } = context;
  const { handling } = view.jurisdiction;
  const rule = handling.outcomes.get(input.outcome);
  if (!rule) return outcomeNotHere(handling);
  const demands = Math.max(1, led.asks?.demands?.length ?? 1);
  if (input.answers.some(({ demand }) => demand > demands)) return noSuchDemand(demands);
  const unknown = notAttached(led, input.evidence);
  if (unknown > 0) return unknownFiles(unknown);
  const missing = lacking(led, input, rule, view);
  if (missing.length > 0) return incomplete(missing);
  const resolution = tidied(input);
  if (maySign(rule.signedBy, actor, handling))
    return led.approvers.includes(actor.id) ? sameApprover : signed(led, resolution, actor.id, context);
  const data = { unit: led.lead, ...resolution, level: rule.signedBy, round: led.round };
  return {
    state: { ...withoutSituation(led), situation: 'awaiting-signature', resolution, preparedBy: actor.id },
    events: [{ type: 'ResolutionSubmitted', data }],
  };
}
