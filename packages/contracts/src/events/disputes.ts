import { z } from 'zod';
import { facts, instant, matterCode, regionCode, text, unitId } from '../words';
import { decidedUnit, hop } from './routing';

/** 提出争议: the lead holds that another unit is responsible, and asks the coordination body to settle it. */
export const disputeRaised = z.object({
  unit: unitId,
  code: z.string().describe('code of the reason for the dispute, from the list in the pack'),
  reason: z.string(),
  basis: z.string(),
  proposedUnit: unitId.optional(),
  hop,
});
/** 管辖争议: the coordination body has to name the lead. Before that, the parties give their opinions. */
export const jurisdictionDisputed = z.object({
  matter: matterCode.optional().describe('absent: a person dispatched the ticket before it had a matter'),
  region: regionCode.optional(),
  candidates: z.array(decidedUnit),
  body: unitId,
  cause: z
    .enum(['rules', 'returns', 'unit'])
    .describe('returns: a problem ticket (问题工单), returned too often; unit: a unit raised it'),
  why: text,
  parties: z.array(unitId).describe('units whose opinions are asked for'),
  opinionsBy: instant.optional().describe('absent without parties, or when it falls in a year without a calendar'),
  pack: z.string(),
});
/** 协商意见: `role` says whether the unit would lead, assist or do neither. */
export const opinionGiven = z.object({
  unit: unitId,
  role: z.enum(['lead', 'assist', 'neither']),
  proposedLead: unitId.optional().describe('the unit that it holds responsible'),
  opinion: z.string(),
  basis: z.string(),
  late: z.boolean().describe('after the time for opinions'),
});
/** 临时处置: a unit has to act until the lead is named. */
export const interimMeasureOrdered = z.object({ unit: unitId, measure: z.string(), basis: z.string() });
/** 指定管辖: a written decision names the lead. */
export const unitDesignated = z.object({
  lead: unitId,
  assistants: z.array(unitId),
  document: z.string().describe('number of the written decision (文号)'),
  basis: z.string(),
  reason: z.string(),
  unheard: z.array(unitId).describe('parties that had given no opinion'),
  settles: z.boolean().describe('true when the designation ends a dispute; only then can it become a precedent'),
});
/** 先例: the rule that a designation becomes when it is approved. */
const precedentRule = z.object({
  matter: matterCode,
  lead: unitId,
  region: regionCode.optional().describe('absent: everywhere'),
  facts,
  document: z.string(),
  from: z.iso.date(),
  until: z.iso.date().optional(),
});
/** 批准先例: somebody other than the person who designated has approved the rule. */
export const precedentApproved = precedentRule.extend({ reason: z.string() });
/** 不作为先例 */
export const precedentDeclined = z.object({ reason: z.string() });
/** 先例生效: `version` of the jurisdiction contains the rule and is in force. */
export const precedentAdopted = z.object({
  power: z.string().describe('its id in the power list'),
  version: z.string(),
});
/** 先例未生效: the power list has changed since the approval, so the rule cannot be added to it any more. */
export const precedentFailed = z.object({ why: text });
