import { z } from 'zod';
import { proposal } from '../events/classification';
import { element, facts, matterCode, regionCode, text, ticketId, ticketKind, unitId, urgency } from '../words';
import { operation } from '../operation-builders/operation';
import { sentence, ticketCommand, ticketParams } from '../operation-builders/ticket-command';

export const classifyTicket = ticketCommand({
  id: 'classifyTicket',
  service: 'classification',
  verb: 'classification',
  summary: 'A person chooses (or corrects) matter, kind, urgency, region and facts; kept as training data',
  zh: '人工分类',
  roles: ['operator', 'dispatcher', 'supervisor'],
  body: z
    .object({
      matter: matterCode,
      kind: ticketKind.optional(),
      urgency: urgency.optional(),
      region: regionCode.optional(),
      facts: facts.default({}),
    })
    .strict(),
  problems: ['unknown-matter', 'unknown-region', 'unknown-fact'],
});

export const answerTicket = ticketCommand({
  id: 'answerTicket',
  service: 'classification',
  verb: 'answer',
  summary:
    'A person answers the caller from a guide: with the direct answer, or with the lawful procedure to which the matter belongs',
  zh: '直接答复',
  roles: ['operator', 'dispatcher'],
  body: z.object({ guide: z.string().min(1) }).strict(),
  problems: ['unknown-guide'],
});

export const handOverEmergency = ticketCommand({
  id: 'handOverEmergency',
  service: 'classification',
  verb: 'emergency',
  summary:
    'A person informs an emergency service that the system has not informed. The ticket becomes critical and is handled further',
  zh: '转接紧急服务',
  roles: ['operator', 'dispatcher', 'supervisor'],
  body: z.object({ guide: z.string().min(1).describe('a guide of the kind emergency'), reason: sentence }).strict(),
  problems: ['unknown-guide'],
});

export const readClassification = operation({
  id: 'readClassification',
  service: 'classification',
  method: 'GET',
  path: '/tickets/{ticketId}/classification',
  summary:
    'The classification that the text of a ticket suggests: matter, confidence, alternatives, and the words that decided',
  zh: '分类建议',
  roles: ['operator', 'dispatcher', 'supervisor', 'admin'],
  params: ticketParams,
  response: z.object({
    ticketId,
    state: z.enum(['waiting', 'classified', 'answered']),
    why: text.optional(),
    text: z
      .string()
      .describe(
        'the text that was classified: address, narrative and demand, joined by 。; offsets refer to this text',
      ),
    proposal,
  }),
  problems: ['not-found'],
});

export const proposeForCall = operation({
  id: 'proposeForCall',
  service: 'classification',
  method: 'POST',
  path: '/proposals',
  summary:
    'What the words of a caller suggest before the call is registered: matter with alternatives and reasons, emergency, guide, lead unit or the question that decides it, and which of the five elements are missing. Nothing is stored',
  zh: '受理建议',
  roles: ['operator', 'dispatcher'],
  body: z
    .object({
      narrative: z.string().trim().min(2).max(20_000),
      demand: z.string().trim().max(2000).optional(),
      region: regionCode.optional().describe('code or name of the region, if the operator knows it'),
      address: z.string().trim().max(300).optional(),
      facts: facts.default({}),
      callerKnown: z.boolean().default(false).describe('whether the operator has the name or number of the caller'),
    })
    .strict(),
  response: z.object({
    text: z.string().describe('the text that was classified; offsets refer to this text'),
    proposal,
    next: z
      .enum(['classified', 'answer', 'person'])
      .describe(
        'what would happen to the ticket: dispatched by its matter, answered from the guide, or shown to a person',
      ),
    why: text,
    guide: z
      .object({
        code: z.string(),
        kind: z.enum(['answer', 'route', 'emergency']),
        title: text,
        text,
        contact: z.string().optional(),
      })
      .optional(),
    owner: z
      .object({ unit: unitId, name: text, assistants: z.array(z.object({ unit: unitId, name: text })) })
      .optional()
      .describe('unit that would lead; absent while that cannot be decided'),
    question: z
      .object({
        fact: z.string(),
        question: text,
        values: z.array(z.object({ value: z.string(), name: text })),
      })
      .optional()
      .describe('question about the one fact that decides which unit leads'),
    sentences: z.array(text).describe('sentences that explain the decision'),
    missing: z.array(element),
  }),
  problems: ['unknown-region', 'unknown-fact'],
});

export const listTrainingRows = operation({
  id: 'listTrainingRows',
  service: 'classification',
  method: 'GET',
  path: '/training-rows',
  summary: 'Texts with the matter that a person chose, for training a model. Personal data is masked',
  zh: '训练样本',
  roles: ['admin', 'supervisor'],
  query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z.object({
    rows: z.array(
      z.object({
        ticketId,
        text: z.string(),
        matter: matterCode,
        proposed: matterCode.optional(),
        corrected: z.boolean().describe('true when another matter had been proposed'),
        chosenBy: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().optional(),
  }),
});
