import type { BodyOf, requestRefusal as operation } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { AskedRefusal, Callback } from '../callback';
import { noTicket } from '../refusals';
import type { CallbackRules } from '../rules';
import { refuse } from './refuse';
import { answeredAlready, inDanger, refusalAsked, refusedByYou, unknownRefusalReason } from './refusals';

/**
 * 申请不予受理: asks not to accept a ticket. It is refused at once if the reason needs no second person; otherwise it stays
 * open until that person has approved.
 */
export function requestRefusal(
  state: Callback | undefined,
  { code, reason }: BodyOf<typeof operation>,
  { actor, now, view }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  const fault = faultOf(state, actor.id);
  if (fault) return fault;
  const rule = view.refusalReasons.get(code);
  if (!rule) return unknownRefusalReason(view.refusalReasons);
  const asked: AskedRefusal = { code, reason: mask(reason), requestedBy: actor.id };
  if (rule.approvedBy.length === 0) return refuse(state, asked, rule, { now });
  const data = { code, reason: asked.reason, approvers: [...rule.approvedBy] };
  return { state: { ...state, refusal: asked } as Callback, events: [{ type: 'RefusalRequested', data }] };
}

/** Why this person cannot ask for a refusal now. */
function faultOf(state: Callback, person: string): Refused | undefined {
  if (state.situation !== 'waiting' || state.lead !== undefined) return answeredAlready;
  if (state.danger) return inDanger;
  if (state.refusal) return refusalAsked;
  return state.appealed?.refusers.includes(person) ? refusedByYou : undefined;
}
