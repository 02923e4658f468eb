import type { BodyOf, requestClosure as operation, Text } from '@hotline/contracts';
import { localDates } from '@hotline/calendar';
import { promisedDayIsOver } from '@hotline/contracts/phrases';
import type { ClosureRule } from '@hotline/jurisdiction';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { AskedClosure, Callback } from '../callback';
import {
  closureAsked,
  closureIncomplete,
  closureNotAfter,
  closureNotByRole,
  closureNotHere,
  noTicket,
  notNow,
} from '../refusals';
import type { CallbackRules } from '../rules';

type ClosureRequest = BodyOf<typeof operation>;

/**
 * 申请结案: asks to close a ticket that is with the supervisor. The ticket stays open until a second person approves.
 */
export function requestClosure(
  state: Callback | undefined,
  input: ClosureRequest,
  { actor, view, now }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'supervised') return notNow(state, 'supervised');
  if (state.asked) return closureAsked;
  const rule = view.closures.get(input.closure);
  if (!rule) return closureNotHere(view.closures);
  if (!rule.after.includes(state.why)) return closureNotAfter(input.closure, rule);
  if (!rule.requestedBy.some((role) => role === actor.role))
    return closureNotByRole(input.closure, 'request', rule.requestedBy);
  const missing = lacks(input, rule);
  if (missing.length > 0) return closureIncomplete(missing);
  const { closure, reason, evidence, promisedOn } = input;
  const today = localDates(view.timeZone).dateOf(now);
  if (promisedOn !== undefined && promisedOn < today) return promisedDayIsOver(today);
  const data = { closure, reason: mask(reason), evidence, ...(promisedOn ? { promisedOn } : {}) };
  const asked: AskedClosure = { ...data, requestedBy: actor.id };
  const approvers = [...rule.approvedBy];
  return { state: { ...state, asked }, events: [{ type: 'ClosureRequested', data: { ...data, approvers } }] };
}

function lacks({ evidence, promisedOn }: ClosureRequest, rule: ClosureRule): readonly Text[] {
  const files: Text = {
    zh: `至少${rule.evidence}份证明材料，现有${evidence.length}份`,
    en: `evidence files (at least ${rule.evidence}, now ${evidence.length})`,
  };
  const promise: Text = {
    zh: '向诉求人承诺办完其余部分的日期',
    en: 'the day by which the rest is promised to the caller',
  };
  return [
    ...(evidence.length < rule.evidence ? [files] : []),
    ...(rule.promise && promisedOn === undefined ? [promise] : []),
  ];
}
