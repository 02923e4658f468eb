import { z } from 'zod';
import { precedentApproved } from '../events/disputes';
import { matterCode, personId, regionCode, text, ticketId, unitId } from '../words';
import { operation } from '../operation-builders/operation';
import { sentence, ticketCommand, ticketParams } from '../operation-builders/ticket-command';

export const raiseDispute = ticketCommand({
  id: 'raiseDispute',
  service: 'routing',
  verb: 'dispute',
  summary:
    'The lead unit disputes that it is responsible, with a coded reason and its legal basis; the coordination body asks the parties and names the lead. The clock from registration keeps running',
  zh: '提出争议',
  roles: ['unit', 'signatory'],
  body: z
    .object({
      code: z.string().min(1).max(64).describe('code of the reason for the dispute, from the list in the pack'),
      reason: sentence,
      basis: sentence.describe('law or document, with its clause'),
      proposedUnit: unitId.optional().describe('required for the reasons for which the pack demands evidence'),
    })
    .strict(),
  problems: ['not-your-ticket', 'unknown-unit'],
});

export const giveOpinion = ticketCommand({
  id: 'giveOpinion',
  service: 'routing',
  verb: 'opinion',
  summary:
    'A party of a dispute says whether it would lead, assist or do neither, and why. A later opinion replaces the earlier one',
  zh: '协商意见',
  roles: ['unit', 'signatory'],
  body: z
    .object({
      role: z.enum(['lead', 'assist', 'neither']).describe('what the unit itself would do'),
      proposedLead: unitId.optional().describe('the unit that the party holds responsible'),
      opinion: sentence,
      basis: sentence.describe('law or document, with its clause'),
    })
    .strict(),
  problems: ['not-your-ticket', 'unknown-unit'],
});

export const orderInterimMeasure = ticketCommand({
  id: 'orderInterimMeasure',
  service: 'routing',
  verb: 'interim-measure',
  summary: 'The coordination body orders a unit to act until the lead is named; this decides nothing about the dispute',
  zh: '临时处置',
  roles: ['coordinator', 'supervisor'],
  body: z.object({ unit: unitId, measure: sentence, basis: sentence }).strict(),
  problems: ['unknown-unit'],
});

const documentNumber = z.string().trim().min(2).max(100).describe('number of the written decision (文号)');

export const designateUnit = ticketCommand({
  id: 'designateUnit',
  service: 'routing',
  verb: 'designate',
  summary:
    'Designate the lead of a disputed ticket in writing; a supervisor may designate the lead of any open ticket. A designation that ends a dispute may become a precedent',
  zh: '指定管辖',
  roles: ['coordinator', 'supervisor'],
  body: z
    .object({
      lead: unitId,
      assistants: z.array(unitId).max(10).default([]),
      document: documentNumber,
      basis: sentence.describe('law or document, with its clause'),
      reason: sentence,
    })
    .strict(),
  problems: ['unknown-unit'],
});

export const precedentState = z.enum(['candidate', 'approved', 'adopted', 'declined', 'failed']);

const deciders = ['coordinator', 'supervisor', 'admin'] as const;
/** The days on which the rule applies. */
const reach = {
  from: z.iso.date().optional().describe('first day; absent: today'),
  until: z.iso.date().optional().describe('last day; absent: without end'),
};

export const readPrecedent = operation({
  id: 'readPrecedent',
  service: 'routing',
  method: 'GET',
  path: '/tickets/{ticketId}/precedent',
  summary: 'The rule that the designation of a ticket would become, and every decision that it would change',
  zh: '先例预览',
  roles: deciders,
  params: ticketParams,
  query: z
    .object({
      everywhere: z
        .literal('true')
        .optional()
        .describe('whether the rule applies in every region, not only in that of the ticket'),
      ...reach,
    })
    .strict(),
  response: z.object({
    ticketId,
    state: precedentState,
    rule: precedentApproved.omit({ reason: true }),
    designatedBy: personId,
    changes: z.array(text).describe('sentences that describe the decisions that would change; at most 200'),
    open: z
      .array(text)
      .describe('sentences that describe the gaps and overlaps of the matter that would remain; at most 200'),
    refusal: text.optional().describe('why the designation cannot become a rule now'),
  }),
  problems: ['not-found', 'not-now'],
});

export const decidePrecedent = ticketCommand({
  id: 'decidePrecedent',
  service: 'routing',
  verb: 'precedent',
  summary:
    'Approve or decline that the designation of a ticket becomes a rule, which then decides all such tickets. The person who designated the lead cannot decide this',
  zh: '审批先例',
  roles: deciders,
  body: z
    .object({
      approve: z.boolean(),
      reason: sentence,
      everywhere: z
        .boolean()
        .default(false)
        .describe('whether the rule applies in every region, not only in that of the ticket'),
      ...reach,
    })
    .strict(),
  problems: ['not-allowed'],
});

export const listPrecedents = operation({
  id: 'listPrecedents',
  service: 'board',
  method: 'GET',
  path: '/precedents',
  summary:
    'Designations that ended a dispute and can become rules, by state: waiting for a decision, approved, declined, in force or failed',
  zh: '先例清单',
  roles: ['dispatcher', ...deciders],
  query: z
    .object({
      state: precedentState.default('candidate'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    })
    .strict(),
  response: z.object({
    precedents: z.array(
      z.object({
        ticketId,
        ticketNo: z.string(),
        state: precedentState,
        matter: matterCode,
        region: regionCode.optional(),
        lead: unitId,
        document: z.string(),
        reason: z.string(),
        designatedAt: z.iso.datetime(),
        version: z.string().optional().describe('version of the jurisdiction that contains the rule'),
      }),
    ),
    next: z.string().optional(),
  }),
});
