import { z } from 'zod';
import { facts, fileId, regionCode, unitId } from '../words';
import { operation } from '../operation-builders/operation';
import { sentence, ticketCommand } from '../operation-builders/ticket-command';

export const provideFacts = ticketCommand({
  id: 'provideFacts',
  service: 'routing',
  verb: 'facts',
  summary: 'Give the facts that decide the lead (location, permit, road class …), or answer a question of the unit',
  zh: '补充要素',
  roles: ['operator', 'dispatcher', 'supervisor'],
  body: z.object({ region: regionCode.optional(), facts: facts.default({}), answer: sentence.optional() }).strict(),
  problems: ['unknown-region', 'unknown-fact'],
});

export const acknowledgeDispatch = ticketCommand({
  id: 'acknowledgeDispatch',
  service: 'routing',
  verb: 'acknowledge',
  summary: 'The lead unit accepts the ticket, or an assisting unit accepts its part',
  zh: '签收',
  roles: ['unit', 'officer', 'signatory'],
  body: z.object({}).strict(),
  problems: ['not-your-ticket'],
});

export const recordContact = ticketCommand({
  id: 'recordContact',
  service: 'routing',
  verb: 'contact',
  summary:
    'Record that the lead unit contacted the caller, or tried to. After the unit has asked the hotline a question, an operator or a callback agent may make contact for it, because units see no telephone number',
  zh: '联系诉求人',
  roles: ['unit', 'officer', 'signatory', 'operator', 'callback'],
  body: z.object({ outcome: z.enum(['reached', 'not-reached']), note: sentence.optional() }).strict(),
  problems: ['not-your-ticket'],
});

export const requestReturn = ticketCommand({
  id: 'requestReturn',
  service: 'routing',
  verb: 'return',
  summary:
    'Ask to return the ticket, once and within the return window, with a coded reason and its legal basis; the clocks keep running. A dispatcher decides on the first return of a ticket, a supervisor on the second; with a third, it becomes a problem ticket, about which the units are consulted',
  zh: '申请退单',
  roles: ['unit', 'signatory'],
  body: z
    .object({
      code: z.string().min(1).max(64).describe('code of the reason for the return, from the list in the pack'),
      reason: sentence,
      basis: sentence.describe('law or document, with its clause'),
      proposedUnit: unitId.optional().describe('required for the reasons for which the pack demands another unit'),
    })
    .strict(),
  problems: ['not-your-ticket', 'window-passed', 'unknown-unit'],
});

export const decideReturn = ticketCommand({
  id: 'decideReturn',
  service: 'routing',
  verb: 'return-decision',
  summary: 'Grant a return (to another unit) or reject it',
  zh: '退单审核',
  roles: ['dispatcher', 'supervisor'],
  body: z.object({ grant: z.boolean(), to: unitId.optional(), reason: sentence }).strict(),
  problems: ['unknown-unit', 'not-allowed'],
});

export const dispatchTicket = ticketCommand({
  id: 'dispatchTicket',
  service: 'routing',
  verb: 'dispatch',
  summary:
    'Dispatch a ticket to any unit, with a reason: one that no matter fits, that waits for a fact, or whose unit did not acknowledge it in time',
  zh: '人工派单',
  roles: ['dispatcher', 'supervisor'],
  body: z.object({ lead: unitId, assistants: z.array(unitId).max(10).default([]), reason: sentence }).strict(),
  problems: ['unknown-unit'],
});

export const askFacts = ticketCommand({
  id: 'askFacts',
  service: 'routing',
  verb: 'question',
  summary:
    'The lead unit asks the hotline, for example for contact with the caller, or asks the callers themselves: these get the question by message and answer it on their page. The hotline can answer both. No clock stops',
  zh: '询问要素',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      question: sentence,
      toCaller: z.boolean().optional().describe('true: the callers get the question; absent: only the hotline does'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});

/** Largest number of files in one report. */
const MOST_FILES = 50;

export const reportAssistance = ticketCommand({
  id: 'reportAssistance',
  service: 'routing',
  verb: 'assistance-report',
  summary:
    'An assisting unit reports that its part is done, or corrects its report until the lead resolves the ticket. The lead cannot resolve it before the report. Reports are internal',
  zh: '协办反馈',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      done: sentence.describe('what was done, internal'),
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of photos, documents and recordings'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});

export const releaseAssistant = ticketCommand({
  id: 'releaseAssistant',
  service: 'routing',
  verb: 'assistant-release',
  summary:
    'Release an assisting unit from its part, so that the lead no longer waits for that unit. The unit does not see the ticket any more',
  zh: '免除协办',
  roles: ['dispatcher', 'supervisor'],
  body: z.object({ unit: unitId, reason: sentence }).strict(),
});

const rate = z.number().min(0).max(1).optional();
const counts = {
  dispatched: z.number().describe('tickets sent to the unit'),
  requested: z.number().describe('returns that the unit asked for'),
  granted: z.number(),
  rejected: z.number().describe('wrongful returns'),
  lapsed: z.number().describe('tickets taken back because the unit did not acknowledge them in time'),
  returnRate: rate.describe(
    'returns that the unit asked for, as a share (0–1) of the tickets sent to it; absent when none was sent',
  ),
  wrongfulRate: rate.describe('rejected returns, as a share (0–1) of those decided; absent when none was decided'),
};

export const readReturnFigures = operation({
  id: 'readReturnFigures',
  service: 'board',
  method: 'GET',
  path: '/figures/returns',
  summary: 'Returns, wrongful returns and tickets not acknowledged in time, by unit, the highest return rate first',
  zh: '退单统计',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({
      days: z.coerce.number().int().min(1).max(366).default(30).describe('length of the period, in days until now'),
    })
    .strict(),
  response: z.object({
    from: z.iso.datetime(),
    at: z.iso.datetime(),
    total: z.object(counts),
    units: z.array(z.object({ unit: unitId, ...counts })).describe('units that were sent a ticket in the period'),
  }),
});
