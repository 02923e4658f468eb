import type { BodyOf, requestSuspension as operation } from '@hotline/contracts';
import type { SuspensionRules } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { approversOf, changeable } from '../changes/checks';
import type { AskedSuspension } from '../changes/state';
import { find, isActive, isRunning, type SlaClock } from '../sla-clock';
import type { SlaView } from '../view';
import { alreadySuspended, notByTheirRole, notSignedFor, suspendedTooOften, tooUrgent } from './refusals';
import { termsOf } from './terms';

type SuspensionWish = BodyOf<typeof operation>;

/**
 * 申请挂账: the lead asks to suspend the ticket, with a plan, milestones and evidence, before its clock is due. Nothing
 * changes until others have approved.
 */
export function requestSuspension(
  state: SlaClock | undefined,
  wish: SuspensionWish,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const { view, now, actor } = context;
  const { suspensions: rules, suspensionReasons: reasons } = view;
  if (state?.suspension) return alreadySuspended;
  const clock = state && isRunning(find(state, 'redo')) ? ('redo' as const) : ('resolve' as const);
  const offer = { what: 'suspension' as const, rules: rules && { clocks: [clock] }, reasons };
  const found = changeable(state, { clock, code: wish.code }, offer, context);
  if ('refused' in found || !rules) return found as Refused;
  const { state: clocks, target, unit } = found;
  const refused = refuseUse(clocks, rules, actor);
  if (refused) return refused;
  const terms = termsOf(clocks, { wish, rules, view, now });
  if ('refused' in terms) return terms;
  const { until, milestones, reviews } = terms;
  const number = (clocks.suspended?.length ?? 0) + 1;
  const approvers = approversOf(rules, { number, from: now, until }, view);
  const { name, stage } = target;
  const said = { name, stage, unit, number, code: wish.code, evidence: mask(wish.evidence), plan: mask(wish.plan) };
  const asked: AskedSuspension = {
    ...said,
    what: 'suspension',
    until,
    lastDay: wish.until,
    milestones,
    reviews,
    askedBy: actor.id,
    approvers,
    approvedBy: [],
  };
  const days = { milestones: milestones.map((one) => ({ ...one })), reviews: [...reviews], until: wish.until };
  const data = { ...said, ...days, reason: mask(wish.reason), approvers: [...approvers] };
  return { state: { ...clocks, asked }, events: [{ type: 'SuspensionRequested', data }] };
}

function refuseUse(
  state: SlaClock,
  { requestedBy, urgencies, most }: SuspensionRules,
  { role }: CommandContext['actor'],
): Refused | undefined {
  if (!requestedBy.some((one) => one === role)) return notByTheirRole(requestedBy);
  if (!urgencies.includes(state.urgency)) return tooUrgent;
  if (isActive(find(state, 'acknowledge'))) return notSignedFor;
  return (state.suspended?.length ?? 0) >= most ? suspendedTooOften(most) : undefined;
}
