import { z } from 'zod';
import { fileId, instant, role, targetName, text, unitId } from '../words';

/** The clock that the suspension is mainly about: `redo` in a later round, otherwise `resolve`. */
const which = { name: targetName, stage: z.number().int().positive() };
const day = z.iso.date();
export const milestone = z.object({
  on: day.describe('day by which it has to be reached'),
  what: z.string(),
});
const terms = {
  number: z.number().int().positive().describe('which suspension of the ticket, from 1'),
  unit: unitId,
  code: z.string().describe('suspension reason of the pack'),
  plan: z.string().describe('how the unit will solve the problem'),
  milestones: z.array(milestone).min(1),
  reviews: z.array(day).describe('days on which a supervisor reviews the suspension'),
};

/** 申请挂账: the lead asks to suspend the ticket, with a plan. */
export const suspensionRequested = z.object({
  ...which,
  ...terms,
  reason: z.string(),
  evidence: z.string().describe('what proves the reason'),
  until: day.describe('last day'),
  approvers: z.array(role).min(1).describe('roles that have to approve, in this order, each another person'),
});
/** 挂账审批通过一级: one level has approved; the role `next` has to approve as well. */
export const suspensionApproved = z.object({ ...which, next: role });
/** 驳回挂账 */
export const suspensionRejected = z.object({ ...which, reason: z.string() });
/** 挂账: the stage clocks stand still until the planned end. The total time since registration keeps counting. */
export const ticketSuspended = z.object({
  ...which,
  ...terms,
  at: instant,
  until: day.describe('last day'),
  text: text.describe('for the caller'),
});
/** 里程碑完成 */
export const milestoneReached = z.object({
  number: z.number().int().positive().describe('which milestone of the plan, from 1'),
  what: z.string(),
  done: z.string(),
  evidence: z.array(fileId).optional(),
});
/** 挂账复核: a supervisor has reviewed the suspension, and it goes on. */
export const suspensionReviewed = z.object({ on: day.describe('day of the review in the plan'), reason: z.string() });
/** 挂账结束: the clocks run on; `SlaTargetsSet` with the new due times comes with it. */
export const suspensionEnded = z.object({
  at: instant,
  cause: z
    .enum(['over', 'unit', 'supervisor', 'resolved', 'moved', 'closed'])
    .describe('over: the planned end; unit: the unit goes on; moved: another unit has the ticket'),
  reason: z.string().optional(),
  text: text.describe('for the caller'),
});
