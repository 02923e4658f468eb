import { z } from 'zod';
import { limit } from '../events/sla';
import { targetName, text, ticketId } from '../words';
import { operation } from '../operation-builders/operation';
import { ticketParams } from '../operation-builders/ticket-command';

const instant = z.iso.datetime();

/** A part of the time since a target started, with the reason why its limit counts it or not. */
const interval = z.object({ from: instant, to: instant, ms: z.number(), counted: z.boolean(), why: text });

const explainedTarget = z.object({
  name: targetName,
  stage: z.number().int().positive(),
  policy: z.string(),
  limit,
  state: z.enum(['running', 'met', 'ended']),
  startedAt: instant,
  stoppedAt: instant.optional(),
  dueAt: instant.optional().describe('absent while the limit ends in a year whose calendar is not loaded'),
  unknownYear: z.number().int().optional().describe('the year whose calendar is not loaded'),
  elapsedMs: z.number().describe('time on the wall clock, until the clock stopped or until `at`'),
  countedMs: z.number().optional().describe('time as the limit counts it'),
  remainingMs: z.number().optional().describe('counted time left until it is due; below 0 when it is overdue'),
  intervals: z.array(interval).describe('in order, without gap; `ms` of the counted ones add up to `countedMs`'),
  ledger: z
    .array(z.object({ at: instant, what: z.enum(['start', 'limit', 'stop', 'resume']), text }))
    .describe('what happened to this clock, in order; entries are only ever added'),
});

export const explainSla = operation({
  id: 'explainSla',
  service: 'sla',
  method: 'GET',
  path: '/tickets/{ticketId}/sla/explain',
  summary: 'Each clock of a ticket: every interval counted and every one left out, with the reason, and its ledger',
  zh: '时限明细',
  roles: ['operator', 'dispatcher', 'unit', 'callback', 'supervisor', 'coordinator', 'admin'],
  params: ticketParams,
  response: z.object({ ticketId, at: instant, targets: z.array(explainedTarget) }),
  problems: ['not-found', 'not-your-ticket'],
});
