import { z } from 'zod';
import {
  instant,
  facts,
  fileId,
  matterCode,
  outcome,
  personId,
  regionCode,
  text,
  ticketKind,
  truth,
  unitId,
  urgency,
} from '../words';
import { limit } from './sla';

export const basis = z.object({ kind: z.enum(['law', 'document', 'assumption']), text: z.string() });
export const decidedUnit = z.object({
  unit: unitId,
  power: z.string(),
  duty: z.string(),
  inNameOf: unitId,
  mode: z.string(),
  conditions: z.array(text),
  basis,
  legalReview: unitId.optional(),
  seal: unitId.optional(),
  liable: z.array(unitId).optional(),
  escort: z.array(unitId).optional().describe('police units that protect the people who exercise the power'),
  within: limit.optional().describe('time that the unit has for its part, e.g. for an appraisal'),
  lacks: z
    .array(z.string())
    .optional()
    .describe(
      'qualifications that the people of the unit do not have: the unit leads, but may not decide the case alone',
    ),
});
/** The unit to which the lead transfers a case that it may not decide itself, e.g. a crime. */
export const caseTransfer = z.object({
  id: z.string(),
  cause: z.enum(['offence', 'crime', 'elsewhere']),
  to: unitId,
  within: limit.optional(),
  basis,
});
/** The reasons for the lead: the rule that decided, and the conditions that the runner-up lacked. */
export const decisionReason = z.object({
  rule: z.object({ id: z.string(), text, basis }),
  lead: decidedUnit.optional(),
  runnerUp: decidedUnit.extend({ wouldNeed: text }).optional(),
  assistants: z
    .array(decidedUnit)
    .optional()
    .describe('assisting units; `duty` says what each does: inspect, appraise, escort …'),
  transfers: z.array(caseTransfer).optional(),
  pack: z.string(),
});
const round = z.number().int().positive().describe('1, then 2 … for each redo');
export const hop = z
  .number()
  .int()
  .positive()
  .describe('1 for the first unit to which the ticket was sent, then one more for each further unit');

/** 派单: the ticket is sent to exactly one lead unit. */
export const ticketDispatched = z.object({
  lead: unitId,
  assistants: z.array(unitId),
  parts: z
    .array(unitId)
    .optional()
    .describe('assistants that have to report before the lead can resolve; absent: none'),
  matter: matterCode.optional(),
  region: regionCode.optional(),
  urgency,
  facts,
  why: decisionReason,
  how: z.enum(['rule', 'fallback', 'returned', 'designated', 'redo', 'manual']),
  returnBy: instant
    .optional()
    .describe(
      'until when the lead may return it; absent: it may not, or this is in a year whose calendar is not loaded',
    ),
  round,
  hop,
});

/** 待补充要素: one question whose answer decides the lead. The unit `holder` keeps the ticket until it is answered. */
export const routingFactsNeeded = z.object({ fact: z.string(), question: text, holder: unitId, why: text });
/** 职责缺口: no unit holds the power; the fallback leads, and the power list must be completed. */
export const gapFound = z.object({
  matter: matterCode,
  region: regionCode.optional(),
  facts,
  fallback: unitId,
  why: text,
  pack: z.string(),
});
/** 签收 */
export const dispatchAcknowledged = z.object({ unit: unitId, round, hop });
/** 首次联系 */
export const callerContacted = z.object({
  unit: unitId,
  outcome: z.enum(['reached', 'not-reached']),
  sufficient: z
    .boolean()
    .describe('the caller was reached in this dispatch, or the attempts that the pack asks for are made'),
  note: z.string().optional(),
  round,
});
/** 退单申请 / 同意退单 / 驳回退单 */
export const returnRequested = z.object({
  unit: unitId,
  code: z.string().describe('code of the reason for the return, from the list in the pack'),
  reason: z.string(),
  basis: z.string(),
  proposedUnit: unitId.optional(),
  decides: z
    .enum(['dispatcher', 'supervisor', 'coordinator'])
    .describe('role that decides on the return; coordinator: the ticket becomes a problem ticket'),
  hop,
});
export const dispatchReturned = z.object({ unit: unitId, to: unitId, reason: z.string(), hop });
export const returnRejected = z.object({ unit: unitId, reason: z.string(), hop });
/** 逾期未签收收回: the unit did not acknowledge in time, which counts against it; a dispatcher has to send the ticket on. */
export const dispatchLapsed = z.object({ unit: unitId, holder: unitId, why: text, hop });
/** A unit asks the caller a question, through the hotline. No clock stops. */
export const factsAsked = z.object({
  unit: unitId,
  question: z.string(),
  toCaller: z.literal(true).optional().describe('the callers are asked themselves, by message and on their page'),
});
export const factsProvided = z.object({ answer: z.string().optional(), facts, region: regionCode.optional() });
/** The resolution of a unit: what it found and did, and its answers to the caller. */
export const unitResolution = z.object({
  outcome,
  truth: truth.optional().describe('whether what the caller reported is true; absent where the caller claimed nothing'),
  done: z.string().describe('what was done, internal'),
  publicReply: z.string(),
  answers: z
    .array(
      z.object({ demand: z.number().int().positive().describe('number of the demand, from 1'), answer: z.string() }),
    )
    .optional()
    .describe('one for each demand, where the caller has several'),
  evidence: z.array(fileId).optional(),
});
/** 提请签发: the unit has prepared its resolution. A leader of the approval level has to sign it. */
export const resolutionSubmitted = unitResolution.extend({
  unit: unitId,
  level: z.string().describe('approval level of the pack that has to sign'),
  round,
});
/** 签发，待审核: a leader of the unit has signed; a reviewer reads the resolution before the caller is called back. */
export const resolutionSigned = unitResolution.extend({ unit: unitId, signedBy: personId, round });
/** 退回重写: the leader or the reviewer sent the resolution back to the unit. */
export const resolutionSentBack = z.object({
  unit: unitId,
  by: z.enum(['signatory', 'reviewer']),
  reason: z.string(),
  round,
});
/** 办结: the unit reports the ticket as resolved. This does not close the ticket. */
export const ticketResolved = unitResolution.extend({
  unit: unitId,
  signedBy: personId,
  round,
  kind: ticketKind,
  urgency: urgency.optional(),
});
