import { z } from 'zod';
import { limit, noticeId } from '../events/sla';
import { operation } from '../operation-builders/operation';
import { receipt, sentence, ticketCommand, ticketParams } from '../operation-builders/ticket-command';
import { personId, rolesWithTickets, targetName, text, ticketId, unitId, urgency } from '../words';

const instant = z.iso.datetime();

export const clockView = z.object({
  name: targetName,
  stage: z.number(),
  party: z.string().optional().describe('whose clock it is, if several of one name run side by side'),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().optional().describe('absent while the limit is pending'),
  warnAt: z.iso.datetime().optional().describe('yellow card; absent while the limit is pending'),
  redAt: z.iso.datetime().optional().describe('red card; absent while the limit is pending'),
  state: z
    .enum(['pending', 'running', 'paused', 'at-risk', 'breached', 'met', 'met-late', 'ended'])
    .describe('pending: the limit ends in a year whose calendar is not loaded'),
  stoppedAt: z.iso.datetime().optional(),
  elapsedMs: z.number().optional(),
  countedMs: z
    .number()
    .optional()
    .describe('time counted by its own clock; absent when that needs a year whose calendar is not loaded'),
});

/** An emergency service that was told about a ticket. */
export const toldService = z.object({
  guide: z.string().describe('code of the emergency service'),
  toldAt: z.iso.datetime(),
  taken: z
    .object({ at: z.iso.datetime(), by: z.string(), reference: z.string().optional() })
    .optional()
    .describe('absent until the service has taken over'),
});

/** A part of the time since a target started, with the reason why its limit counts it or not. */
const interval = z.object({ from: instant, to: instant, ms: z.number(), counted: z.boolean(), why: text });

const explainedTarget = z.object({
  name: targetName,
  stage: z.number().int().positive(),
  party: z.string().optional().describe('whose target it is, if several of one name run side by side'),
  of: text.optional().describe('name of that party'),
  policy: z.string(),
  limit,
  statute: z
    .object({ name: text, basis: z.string() })
    .optional()
    .describe('the law whose limit it is; absent: the limit of the hotline'),
  state: z.enum(['running', 'paused', 'met', 'ended']),
  startedAt: instant,
  stoppedAt: instant.optional(),
  dueAt: instant
    .optional()
    .describe(
      'absent while the limit ends in a year whose calendar is not loaded; for a paused clock: when it would be due if it ran again from now on',
    ),
  unknownYear: z.number().int().optional().describe('the year whose calendar is not loaded'),
  elapsedMs: z.number().describe('all time until the clock stopped or until `at`, counted or not'),
  countedMs: z.number().optional().describe('time as the limit counts it'),
  remainingMs: z.number().optional().describe('counted time left until it is due; below 0 when it is overdue'),
  intervals: z.array(interval).describe('in order, without gap; `ms` of the counted ones add up to `countedMs`'),
  ledger: z
    .array(
      z.object({
        at: instant,
        what: z.enum(['start', 'limit', 'extend', 'pause', 'resume', 'stop', 'run-on', 'recount']),
        text,
      }),
    )
    .describe('what happened to this clock, in order; entries are added and never changed'),
});

/** The total time since registration, which no pause or extension changes. */
const fromRegistration = z.object({
  startedAt: instant,
  stoppedAt: instant
    .optional()
    .describe('when the unit reported the ticket resolved; absent again when the ticket is reopened'),
  elapsedMs: z.number().describe('all time from registration until `stoppedAt` or now, counted or not'),
  limit: limit.optional().describe('limit of `resolve`; absent until the ticket is classified'),
  dueAt: instant.optional().describe('due time by that limit alone, without extensions and pauses'),
  countedMs: z.number().optional().describe('time as the limit counts it'),
  remainingMs: z.number().optional().describe('counted time left until `dueAt`; below 0 when it has passed'),
  text: text.describe('the same in one sentence'),
});

export const explainSla = operation({
  id: 'explainSla',
  service: 'sla',
  method: 'GET',
  path: '/tickets/{ticketId}/sla/explain',
  summary:
    'The clocks of a ticket. For each clock: every interval with the reason why it counts or not, and the ledger',
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
  at: instant.describe('when the notice was given'),
  dueAt: instant,
  overdue: z.boolean(),
  text: text.describe('the sentence that people read'),
  unit: unitId,
  unitName: text,
  /** Absent while nobody of the unit is present. */
  person: personId.optional(),
  personName: z.string().optional(),
  standsInFor: z.string().optional().describe('name of the absent person who would otherwise have got the notice'),
  acknowledged: z
    .object({ at: instant, by: personId, name: z.string().optional(), remark: z.string().optional() })
    .optional()
    .describe('absent until somebody acknowledges the notice'),
});

export const listNotices = operation({
  id: 'listNotices',
  service: 'sla',
  method: 'GET',
  path: '/notices',
  summary:
    'Notices about clocks that still run: one’s own, or all of a unit. Either those that nobody has acknowledged, the longest waiting first, or those that somebody has acknowledged, the newest first. A notice leaves both lists when its clock stops',
  zh: '提醒清单',
  roles: rolesWithTickets,
  query: z
    .object({
      of: z.enum(['me', 'unit']).default('me'),
      read: z
        .enum(['no', 'yes'])
        .default('no')
        .describe('no: notices that nobody has acknowledged; yes: those that somebody has acknowledged'),
      unit: unitId.optional().describe('supervisors and administrators: any unit; others: one of their own'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).describe('tickets in a page'),
    })
    .strict(),
  response: z.object({
    unit: unitId,
    notices: z.array(noticeView),
    counts: z
      .object({ mine: z.number().int(), unit: z.number().int() })
      .describe('numbers of notices that nobody has acknowledged'),
    next: z.string().optional(),
  }),
  problems: ['not-allowed', 'unknown-unit'],
});

export const acknowledgeNotice = operation({
  id: 'acknowledgeNotice',
  service: 'sla',
  method: 'POST',
  path: '/notices/{notice}/acknowledge',
  summary: 'Record that the recipient of a notice, or a colleague of their unit, has read it and deals with it',
  zh: '确认提醒',
  roles: rolesWithTickets,
  params: z.object({ notice: noticeId }),
  body: z.object({ remark: sentence.optional().describe('what the person does about it') }).strict(),
  response: receipt,
  problems: ['not-found', 'not-allowed', 'key-reused'],
});

export const acknowledgeHandOver = ticketCommand({
  id: 'acknowledgeHandOver',
  service: 'sla',
  verb: 'emergency-acknowledgement',
  summary:
    'Record that an emergency service that was told about the ticket has taken over. The clock of this hand-over stops',
  zh: '确认紧急服务已接收',
  roles: ['operator', 'dispatcher', 'supervisor'],
  body: z
    .object({
      guide: z.string().min(1).max(64).describe('code of the emergency service'),
      takenBy: z.string().trim().min(1).max(100).describe('who took it over there: a name or a number of the desk'),
      reference: z.string().trim().min(1).max(100).optional().describe('number of the incident at the service'),
    })
    .strict(),
});

export const requestExtension = ticketCommand({
  id: 'requestExtension',
  service: 'sla',
  verb: 'extension',
  summary:
    'The lead unit asks, before a clock is due, for more time within the limits of the pack; others approve. The total time since registration is not extended',
  zh: '申请延期',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      clock: targetName.default('resolve'),
      code: z.string().min(1).max(64).describe('code of the reason for the extension, from the list in the pack'),
      until: z.iso
        .date()
        .describe(
          'last day of the extended time: the clock is due at its end or, if it is a rest day, when the last working day before it closes',
        ),
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
    'Approve or reject the extension that was asked for. The pack says which roles approve, and in which order; each approval needs another person',
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
    'The lead unit asks to pause a clock while it waits for somebody or something; others approve. The total time since registration keeps counting',
  zh: '申请暂停计时',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      clock: targetName.default('resolve'),
      code: z.string().min(1).max(64).describe('code of the reason for the pause, from the list in the pack'),
      until: z.iso.date().describe('last day of the pause; the clock runs again after it'),
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
    'Approve or reject the pause that was asked for. The clock is paused from the last approval on. The pack says which roles approve, and in which order',
  zh: '暂停审批',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver', 'window-passed'],
});

export const resumeClock = ticketCommand({
  id: 'resumeClock',
  service: 'sla',
  verb: 'clock-resumption',
  summary:
    'The lead unit continues: a paused clock runs again, and is due later by the time that it would have counted during the pause',
  zh: '恢复计时',
  roles: ['unit', 'officer', 'signatory'],
  body: z.object({ clock: targetName.default('resolve') }).strict(),
  problems: ['not-your-ticket'],
});
