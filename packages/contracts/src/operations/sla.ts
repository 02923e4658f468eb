import { z } from 'zod';
import { limit, noticeId } from '../events/sla';
import { operation } from '../operation-builders/operation';
import { receipt, sentence, ticketCommand, ticketParams } from '../operation-builders/ticket-command';
import { personId, rolesWithTickets, targetName, text, ticketId, unitId, urgency } from '../words';

const instant = z.iso.datetime();

/** A part of the time since a target started, with the reason why its limit counts it or not. */
const interval = z.object({ from: instant, to: instant, ms: z.number(), counted: z.boolean(), why: text });

const explainedTarget = z.object({
  name: targetName,
  stage: z.number().int().positive(),
  policy: z.string(),
  limit,
  state: z.enum(['running', 'paused', 'met', 'ended']),
  startedAt: instant,
  stoppedAt: instant.optional(),
  dueAt: instant
    .optional()
    .describe(
      'absent while the limit ends in a year whose calendar is not loaded; of a paused clock: if it ran on now',
    ),
  unknownYear: z.number().int().optional().describe('the year whose calendar is not loaded'),
  elapsedMs: z.number().describe('time on the wall clock, until the clock stopped or until `at`'),
  countedMs: z.number().optional().describe('time as the limit counts it'),
  remainingMs: z.number().optional().describe('counted time left until it is due; below 0 when it is overdue'),
  intervals: z.array(interval).describe('in order, without gap; `ms` of the counted ones add up to `countedMs`'),
  ledger: z
    .array(
      z.object({ at: instant, what: z.enum(['start', 'limit', 'extend', 'pause', 'resume', 'stop', 'run-on']), text }),
    )
    .describe('what happened to this clock, in order; entries are only ever added'),
});

/** The total time since registration, which no pause or extension changes. */
const fromRegistration = z.object({
  startedAt: instant,
  stoppedAt: instant.optional().describe('when the unit reported the ticket resolved, while that stands'),
  elapsedMs: z.number().describe('time on the wall clock'),
  limit: limit.optional().describe('limit of `resolve`; absent until the ticket is classified'),
  dueAt: instant.optional().describe('by that limit alone, whatever was granted since'),
  countedMs: z.number().optional().describe('time as the limit counts it'),
  remainingMs: z.number().optional().describe('below 0 when it is past'),
  text: text.describe('what it says, for people'),
});

export const explainSla = operation({
  id: 'explainSla',
  service: 'sla',
  method: 'GET',
  path: '/tickets/{ticketId}/sla/explain',
  summary: 'Each clock of a ticket: every interval counted and every one left out, with the reason, and its ledger',
  zh: '时限明细',
  roles: rolesWithTickets,
  params: ticketParams,
  response: z.object({ ticketId, at: instant, fromRegistration, targets: z.array(explainedTarget) }),
  problems: ['not-found', 'not-your-ticket'],
});

const noticeView = z.object({
  notice: noticeId,
  ticketId,
  ticketNo: z.string().optional(),
  urgency,
  name: targetName,
  stage: z.number().int().positive(),
  at: instant.describe('when it was given'),
  dueAt: instant,
  overdue: z.boolean(),
  text: text.describe('what it says, for people'),
  unit: unitId,
  unitName: text,
  /** Absent while the unit has nobody present. */
  person: personId.optional(),
  personName: z.string().optional(),
  standsInFor: z.string().optional().describe('name of the person who would otherwise have been told'),
});

export const listNotices = operation({
  id: 'listNotices',
  service: 'sla',
  method: 'GET',
  path: '/notices',
  summary:
    'Notices of clocks that are not met and that nobody has acknowledged: those to oneself, or all of a unit, the longest waiting first; a notice leaves the list when its clock stops',
  zh: '提醒清单',
  roles: rolesWithTickets,
  query: z
    .object({
      of: z.enum(['me', 'unit']).default('me'),
      unit: unitId.optional().describe('supervisors and administrators: any unit; others: one of their own'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).describe('tickets in a page'),
    })
    .strict(),
  response: z.object({
    unit: unitId,
    notices: z.array(noticeView),
    counts: z.object({ mine: z.number().int(), unit: z.number().int() }),
    next: z.string().optional(),
  }),
  problems: ['not-allowed', 'unknown-unit'],
});

export const acknowledgeNotice = operation({
  id: 'acknowledgeNotice',
  service: 'sla',
  method: 'POST',
  path: '/notices/{notice}/acknowledge',
  summary: 'Somebody who was told, or a colleague of their unit, has read a notice and sees to it',
  zh: '确认提醒',
  roles: rolesWithTickets,
  params: z.object({ notice: noticeId }),
  body: z.object({ remark: sentence.optional().describe('what they do about it') }).strict(),
  response: receipt,
  problems: ['not-found', 'not-allowed', 'key-reused'],
});

export const requestExtension = ticketCommand({
  id: 'requestExtension',
  service: 'sla',
  verb: 'extension',
  summary:
    'The lead asks, before a clock is due, for more time within the limits of the pack; others approve. The time since the registration runs on',
  zh: '申请延期',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      clock: targetName.default('resolve'),
      code: z.string().min(1).max(64).describe('extension reason of the pack'),
      until: z.iso.date().describe('by the end of this day; on a rest day by the close of the last working day before'),
      reason: sentence,
      evidence: sentence.describe('what proves it, e.g. the number of a document'),
    })
    .strict(),
  problems: ['not-your-ticket', 'window-passed'],
});

export const decideExtension = ticketCommand({
  id: 'decideExtension',
  service: 'sla',
  verb: 'extension-decision',
  summary:
    'Approve the extension that was asked for, or reject it; the pack says who approves, in which order, each another person',
  zh: '延期审批',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver'],
});

export const requestPause = ticketCommand({
  id: 'requestPause',
  service: 'sla',
  verb: 'pause',
  summary:
    'The lead asks that a clock stands still while it waits for somebody or something; others approve. The time since the registration runs on',
  zh: '申请暂停计时',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      clock: targetName.default('resolve'),
      code: z.string().min(1).max(64).describe('pause reason of the pack'),
      until: z.iso.date().describe('the clock runs on after this day at the latest'),
      reason: sentence,
      evidence: sentence.describe('what proves it, e.g. the number of a document'),
    })
    .strict(),
  problems: ['not-your-ticket', 'window-passed'],
});

export const decidePause = ticketCommand({
  id: 'decidePause',
  service: 'sla',
  verb: 'pause-decision',
  summary:
    'Approve the pause that was asked for, or reject it; the clock stands still from the last approval. The pack says who approves, in which order',
  zh: '暂停审批',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver', 'window-passed'],
});

export const resumeClock = ticketCommand({
  id: 'resumeClock',
  service: 'sla',
  verb: 'clock-resumption',
  summary: 'The lead goes on: a paused clock runs again, and is due later by the counted time of the pause',
  zh: '恢复计时',
  roles: ['unit', 'officer', 'signatory'],
  body: z.object({ clock: targetName.default('resolve') }).strict(),
  problems: ['not-your-ticket'],
});
