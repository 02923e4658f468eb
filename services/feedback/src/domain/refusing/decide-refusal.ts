import type { BodyOf, decideRefusal as operation } from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback } from '../callback';
import { noTicket } from '../refusals';
import type { CallbackRules } from '../rules';
import { noRefusalAsked, ownRefusal, refusalNotByRole, refusedByYou, unknownRefusalReason } from './refusals';
import { refuse } from './refuse';

/**
 * 不予受理审批: a second person approves the refusal, which closes the ticket, or rejects it. Then the ticket goes on as if
 * nobody had asked.
 */
export function decideRefusal(
  state: Callback | undefined,
  { approve, reason }: BodyOf<typeof operation>,
  { actor, now, view }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'waiting' || !state.refusal) return noRefusalAsked;
  const { refusal: asked, ...others } = state;
  if (asked.requestedBy === actor.id) return ownRefusal;
  if (state.appealed?.refusers.includes(actor.id)) return refusedByYou;
  const rule = view.refusalReasons.get(asked.code);
  if (rule && !rule.approvedBy.some((role) => role === actor.role)) return refusalNotByRole(rule);
  if (!approve)
    return { state: others, events: [{ type: 'RefusalRejected', data: { code: asked.code, reason: mask(reason) } }] };
  return rule ? refuse(others, asked, rule, { now, approvedBy: actor.id }) : unknownRefusalReason(view.refusalReasons);
}
