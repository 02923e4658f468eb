import { z } from 'zod';
import {
  answeredThrough,
  approvedClosure,
  attitude,
  closureType,
  instant,
  personId,
  resolution,
  role,
  satisfaction,
  supervisionCause,
  text,
  ticketId,
  unitId,
} from '../words';

const round = z
  .number()
  .int()
  .nonnegative()
  .describe('0: the hotline itself answered; otherwise the round of the units: 1, then one more for each redo');
const caller = ticketId.describe('the ticket that was registered for this caller: this one, or one merged into it');

export const callbackOpened = z.object({ round, attempt: z.number().int().positive(), notBefore: instant });
/** 回访结果: what the caller answered, or that they were not reached. Nobody else can answer for the caller. */
export const callbackRecorded = z.object({
  round,
  attempt: z.number().int().positive(),
  caller,
  reached: z.boolean(),
  resolution: resolution.optional(),
  satisfaction: satisfaction.optional(),
  attitude: attitude.optional(),
  contradictory: z
    .literal(true)
    .optional()
    .describe(
      'the caller answered “satisfied” and “not resolved”: they are asked again, and this answer does not count',
    ),
  through: answeredThrough.optional().describe('absent: on the telephone'),
  withdraws: z.boolean().optional().describe('whether the caller, asked by telephone, withdraws the ticket'),
  note: z.string().optional().describe("in the caller's words"),
});
/** 约定回访时间: a caller who was reached asks to be called at another time. This does not count as a failed attempt. */
export const callbackScheduled = z.object({ caller, at: instant, note: z.string().optional() });
/** 搁置回访: an agent had taken a callback from the queue, and returns it without having called. */
export const callbackSkipped = z.object({ reason: z.string() });
/** 重办: the ticket goes back to its lead. Another person must approve the new resolution. */
export const ticketReopened = z.object({
  round,
  lead: unitId.optional(),
  reason: z.string(),
  by: z.enum(['caller', 'supervisor', 'hotline']).describe('hotline: it found a danger in a ticket that was refused'),
  afterRefusal: z.literal(true).optional().describe('the ticket had been refused; a person looks at it anew'),
});
/** 转督办 */
export const supervisionRequested = z.object({ round, code: supervisionCause, why: text });
/** 申请结案: a person asks to close a ticket whose caller is not satisfied or gave no answer. A second person decides. */
export const closureRequested = z.object({
  closure: approvedClosure,
  reason: z.string(),
  evidence: z.array(z.string()).describe('ids of files'),
  promisedOn: z.iso.date().optional().describe('day by which the rest is promised to the caller'),
  approvers: z
    .array(role)
    .min(1)
    .describe('roles that may decide; one person with one of them, other than the requester, decides'),
});
export const closureRejected = z.object({ closure: approvedClosure, reason: z.string() });
/** 申请不予受理: a person asks not to accept a ticket. A second person decides. */
export const refusalRequested = z.object({
  code: z.string().describe('reason of the pack (不予受理理由)'),
  reason: z.string(),
  approvers: z
    .array(role)
    .min(1)
    .describe('roles that may decide; one person with one of them, other than the requester, decides'),
});
/** 不予受理申请被驳回: the second person rejected it, or a danger was found in the ticket. */
export const refusalRejected = z.object({
  code: z.string(),
  reason: z.string(),
  danger: z.literal(true).optional().describe('an emergency service was told about a danger in the ticket'),
});
/** 不予受理: the hotline does not accept the ticket, which is closed. The caller is told why and what they can do. */
export const ticketRefused = z.object({
  code: z.string().describe('reason of the pack (不予受理理由)'),
  text: text.describe('what the caller is told'),
  route: text.optional().describe('lawful way that is open to the caller'),
  contact: z.string().optional(),
  reason: z.string().describe('internal'),
  requestedBy: personId,
  approvedBy: personId.optional().describe('absent if the pack asks for no second person'),
  appealUntil: instant.optional().describe('end of the time in which the caller can appeal; absent: they cannot'),
});
/** 结案: because of the caller's answer, or with an approval. */
export const ticketClosed = z.object({
  closure: closureType,
  satisfaction: satisfaction.optional().describe('worst answer of all callers; absent when none answered'),
  resolution: resolution.optional(),
  rounds: round,
  uncalled: z.enum(['no-number', 'not-in-sample']).optional().describe('why no caller was asked'),
  approval: z
    .object({
      requestedBy: z.string(),
      approvedBy: z.string(),
      reason: z.string(),
      evidence: z.array(z.string()),
      promisedOn: z.iso.date().optional(),
    })
    .optional()
    .describe('for closures that need one'),
});
