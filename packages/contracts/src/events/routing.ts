import { z } from 'zod';
import { facts, matterCode, outcome, regionCode, text, unitId, urgency } from '../words';
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
  escort: z.array(unitId).optional().describe('police who protect those who act'),
  within: limit.optional().describe('time for its part, e.g. for an appraisal'),
  lacks: z
    .array(z.string())
    .optional()
    .describe('qualifications that its people do not have: it leads, but may not decide the case alone'),
});
/** Where a case goes on when the lead finds what it may not decide itself. */
export const caseTransfer = z.object({
  id: z.string(),
  cause: z.enum(['offence', 'crime', 'elsewhere']),
  to: unitId,
  within: limit.optional(),
  basis,
});
/** Why this unit: the rule that decided, and what would have had to differ for the runner-up. */
export const decisionReason = z.object({
  rule: z.object({ id: z.string(), text, basis }),
  lead: decidedUnit.optional(),
  runnerUp: decidedUnit.extend({ wouldNeed: text }).optional(),
  assistants: z.array(decidedUnit).optional().describe('what each assistant is there for: inspect, appraise, escort …'),
  transfers: z.array(caseTransfer).optional(),
  pack: z.string(),
});
const round = z.number().int().positive().describe('1, then 2 … for each redo');
const hop = z.number().int().positive().describe('1, then one more for each unit it went to');

/** 派单: exactly one lead. */
export const ticketDispatched = z.object({
  lead: unitId,
  assistants: z.array(unitId),
  matter: matterCode.optional(),
  region: regionCode.optional(),
  urgency,
  facts,
  why: decisionReason,
  how: z.enum(['rule', 'fallback', 'returned', 'designated', 'redo']),
  round,
  hop,
});

/** One question whose answer changes the owner; `holder` keeps the ticket until it is answered. */
export const routingFactsNeeded = z.object({ fact: z.string(), question: text, holder: unitId, why: text });
/** 职责缺口: no unit holds the power; the fallback leads, and somebody must mend the list. */
export const gapFound = z.object({
  matter: matterCode,
  region: regionCode.optional(),
  facts,
  fallback: unitId,
  why: text,
  pack: z.string(),
});
/** 管辖争议: several hold the power and no rule of precedence decides. */
export const jurisdictionDisputed = z.object({
  matter: matterCode,
  region: regionCode.optional(),
  candidates: z.array(decidedUnit),
  body: unitId,
  why: text,
  pack: z.string(),
});
/** 指定管辖 */
export const unitDesignated = z.object({
  lead: unitId,
  assistants: z.array(unitId),
  basis: z.string(),
  reason: z.string(),
});

/** 签收 */
export const dispatchAcknowledged = z.object({ unit: unitId, round, hop });
/** 首次联系 */
export const callerContacted = z.object({
  unit: unitId,
  outcome: z.enum(['reached', 'not-reached']),
  note: z.string().optional(),
  round,
});
/** 退单申请 / 同意退单 / 驳回退单 */
export const returnRequested = z.object({
  unit: unitId,
  reason: z.string(),
  basis: z.string(),
  proposedUnit: unitId.optional(),
  hop,
});
export const dispatchReturned = z.object({ unit: unitId, to: unitId, reason: z.string(), hop });
export const returnRejected = z.object({ unit: unitId, reason: z.string(), hop });
/** A unit asks the caller, through the hotline; no clock stops. */
export const factsAsked = z.object({ unit: unitId, question: z.string() });
export const factsProvided = z.object({ answer: z.string().optional(), facts, region: regionCode.optional() });
/** 办结: the unit says so; it closes nothing. */
export const ticketResolved = z.object({
  unit: unitId,
  outcome,
  done: z.string(),
  publicReply: z.string(),
  approver: z.string(),
  round,
});
