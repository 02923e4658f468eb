import type * as api from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { notOfTheLead } from '../changes/refusals';
import { unchanged } from '../clock-change';
import type { SlaClock } from '../sla-clock';
import { decided } from '../targets';
import type { SlaView } from '../view';
import { noReviewLeft, noSuchMilestone, notSuspended } from './refusals';
import type { Suspension } from './state';
import { endSuspension } from './suspend';

interface Suspended {
  readonly state: SlaClock;
  readonly suspension: Suspension;
}

/** The ticket with its suspension; a refusal if it has none, or if the actor acts for a unit that does not lead it. */
function suspendedFor(
  state: SlaClock | undefined,
  { actor, jurisdiction }: CommandContext<SlaView>,
): Suspended | Refused {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  if (actor.unit !== undefined && state.units?.[0] !== actor.unit) return notOfTheLead;
  return state.suspension ? { state, suspension: state.suspension } : notSuspended;
}

/** 里程碑完成: the lead reports that it has reached a milestone of the plan. */
export function reachMilestone(
  state: SlaClock | undefined,
  { milestone, done, evidence }: api.BodyOf<typeof api.reachMilestone>,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const found = suspendedFor(state, context);
  if ('refused' in found) return found;
  const { suspension } = found;
  const reached = suspension.milestones[milestone - 1];
  if (!reached || reached.reachedAt !== undefined) return noSuchMilestone;
  const milestones = suspension.milestones.map((one) => (one === reached ? { ...one, reachedAt: context.now } : one));
  const files = evidence.length > 0 ? { evidence: [...evidence] } : {};
  return decided({
    state: withoutNotice({ ...found.state, suspension: { ...suspension, milestones } }, `milestone-${milestone}`),
    events: [{ type: 'MilestoneReached', data: { number: milestone, what: reached.what, done: mask(done), ...files } }],
  });
}

/** 复核: a supervisor reviews the suspension. It goes on, or it ends. */
export function reviewSuspension(
  state: SlaClock | undefined,
  { goOn, reason }: api.BodyOf<typeof api.reviewSuspension>,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const { now, view } = context;
  const found = suspendedFor(state, context);
  if ('refused' in found) return found;
  if (!goOn)
    return decided(endSuspension(unchanged(found.state), { at: now, cause: 'supervisor', reason: mask(reason) }, view));
  const { suspension } = found;
  const next = suspension.reviews.findIndex(({ doneAt }) => doneAt === undefined);
  const review = suspension.reviews[next];
  if (!review) return noReviewLeft;
  const reviews = suspension.reviews.map((one) => (one === review ? { ...one, doneAt: now } : one));
  return decided({
    state: withoutNotice({ ...found.state, suspension: { ...suspension, reviews } }, `review-${next + 1}`),
    events: [{ type: 'SuspensionReviewed', data: { on: review.on, reason: mask(reason) } }],
  });
}

/** 结束挂账: the lead goes on before the planned end. */
export function endByUnit(
  state: SlaClock | undefined,
  { reason }: api.BodyOf<typeof api.endSuspension>,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const found = suspendedFor(state, context);
  if ('refused' in found) return found;
  const end = { at: context.now, cause: 'unit' as const, reason: mask(reason) };
  return decided(endSuspension(unchanged(found.state), end, context.view));
}

const withoutNotice = (state: SlaClock, step: string): SlaClock => ({
  ...state,
  notices: state.notices.filter((notice) => !notice.suspension || notice.step !== step),
});
