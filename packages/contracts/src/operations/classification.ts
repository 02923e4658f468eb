import { z } from 'zod';
import { proposal } from '../events/classification';
import { facts, matterCode, regionCode, text, ticketId, ticketKind, urgency } from '../words';
import { operation } from '../operation-builders/operation';
import { ticketCommand, ticketParams } from '../operation-builders/ticket-command';

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
  summary: 'A person answers from a guide: a direct answer, or the lawful route the matter belongs to',
  zh: '直接答复',
  roles: ['operator', 'dispatcher'],
  body: z.object({ guide: z.string().min(1) }).strict(),
  problems: ['unknown-guide'],
});

export const readClassification = operation({
  id: 'readClassification',
  service: 'classification',
  method: 'GET',
  path: '/tickets/{ticketId}/classification',
  summary: 'What the text says: matter, confidence, alternatives and the words that decided',
  zh: '分类建议',
  roles: ['operator', 'dispatcher', 'supervisor', 'admin'],
  params: ticketParams,
  response: z.object({
    ticketId,
    state: z.enum(['waiting', 'classified', 'answered']),
    why: text.optional(),
    text: z.string().describe('what was read: address, narrative and demand, joined by 。; offsets count in it'),
    proposal,
  }),
  problems: ['not-found'],
});

export const listTrainingRows = operation({
  id: 'listTrainingRows',
  service: 'classification',
  method: 'GET',
  path: '/training-rows',
  summary: 'Texts with the matter that a person chose, for training; personal data masked',
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
        corrected: z.boolean().describe('another matter had been proposed'),
        chosenBy: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().optional(),
  }),
});
