import { z } from 'zod';
import { instant, personId, role, targetName, text, unitId } from '../words';
import { ruleMessage } from '../validation/rule-messages';

export const limit = z.object({
  amount: z.number().positive(),
  unit: z.enum([
    'minutes',
    'hours',
    'calendar-days',
    'working-hours',
    'working-days',
    'urgent-hours',
    'urgent-days',
    'city-hours',
  ]),
});
/**
 * `name` and `stage` identify a target: stage 1, then one more each time a stage clock starts anew. `party` is present
 * for targets of one name that run side by side.
 */
const which = {
  name: targetName,
  stage: z.number().int().positive(),
  party: z
    .string()
    .optional()
    .describe(
      'whose target it is, if several run side by side: id of an assistant or of the unit that promised, code of an emergency service',
    ),
};

/** Why a clock would be due at another time today. */
export const clockDifferenceCause = z
  .enum(['limit', 'calendar'])
  .describe('limit: the rules state another limit; calendar: the days or hours that count are others');

/** Ticket id and the number of the notice in the ticket. */
export const noticeId = z.string().regex(/^[0-9a-f-]{36}\.\d{1,6}$/, ruleMessage('notice-id'));

export const slaTargetSet = z.object({
  ...which,
  startedAt: instant,
  dueAt: instant,
  warnAt: instant.describe('when its card is yellow'),
  redAt: instant.optional().describe('when its card is red; absent: when it is due'),
  limit,
  policy: z.string(),
  statute: z.string().optional().describe('id of the law whose limit this is; absent: the limit of the hotline'),
});
export const slaTargetsSet = z.object({ targets: z.array(slaTargetSet) });
/**
 * 待定时限: the limit ends in `year`, whose calendar is not loaded. When it is loaded, `SlaTargetsSet` follows, counted
 * from the same start.
 */
export const slaTargetPending = z.object({ ...which, startedAt: instant, year: z.number().int(), text });
/**
 * `elapsedMs`: time passed on the wall clock. `countedMs`: by the target's own clock; absent when that needs a year
 * whose calendar is not loaded. `dueAt` and `late` are absent when the target was still pending.
 */
export const slaTargetMet = z.object({
  ...which,
  at: instant,
  dueAt: instant.optional(),
  elapsedMs: z.number(),
  countedMs: z.number().optional(),
  late: z.boolean().optional(),
});
export const slaTargetAtRisk = z.object({ ...which, dueAt: instant });
export const slaTargetBreached = z.object({ ...which, dueAt: instant, text });

/**
 * One recipient of a notice about a target that is at risk or overdue. `person` is absent when nobody was present; the
 * notice then waits for the people of the unit.
 */
const told = z.object({
  notice: noticeId,
  unit: unitId,
  role: role.optional(),
  post: z.string().optional(),
  person: personId.optional(),
});
/** 逐级提醒: an escalation step was reached, and these people were notified. Each step is published once in a stage. */
export const ticketEscalated = z.object({ ...which, step: z.string(), to: z.array(told).min(1), text });
/** 提醒已确认: somebody has read a notice and deals with it. */
export const noticeAcknowledged = z.object({
  ...which,
  notice: noticeId,
  step: z.string(),
  remark: z.string().optional(),
});

/** 紧急服务已接收: an emergency service that was informed has taken over. */
export const handOverAcknowledged = z.object({
  guide: z.string().describe('code of the emergency service'),
  takenBy: z.string().describe('who took it over there'),
  reference: z.string().optional().describe('number of the incident at the service'),
});

/**
 * 法定期限: the limit of a law now counts for `resolve` instead of that of the hotline. Without `statute`: it no longer
 * does, after a correction.
 */
export const statutoryLimitChanged = z.object({
  statute: z.string().optional().describe('id of the law in the pack'),
  limit,
  text: text.describe('for the caller'),
});
/** 受理告知: the unit has decided whether it accepts the matter, as a law demands, and the callers are told. */
export const acceptanceDecided = z.object({
  unit: unitId,
  accepted: z.boolean(),
  reason: z.string(),
  text: text.describe('for the caller'),
});

/**
 * 重新计算时限: after a change of the limits or of the calendar, and the approval of a supervisor, a running clock is due
 * at another time. `SlaTargetsSet` follows, or `SlaTargetPending`.
 */
export const clockRecounted = z.object({
  ...which,
  from: instant.describe('when it was due'),
  until: instant.optional().describe('when it is due now; absent: in a year whose calendar is not loaded'),
  cause: clockDifferenceCause,
  reason: z.string(),
});

/**
 * 承诺: something is promised to the callers by a day. The clock `promise` with the stage `number` runs from now on, even
 * after the ticket is closed.
 */
export const promiseMade = z.object({
  number: z.number().int().positive().describe('number of the promise in the ticket: 1, then one more each time'),
  unit: unitId.describe('who promised; the hotline has an id too'),
  on: z.iso.date().describe('last day of the promise'),
  what: z.string().optional().describe('what was promised; absent: the rest, after a closure as partly resolved'),
  text: text.describe('for the caller'),
});
/** 兑现承诺: what was promised has been done. `done`: what exactly. */
export const promiseKept = z.object({
  number: z.number().int().positive(),
  unit: unitId.describe('who had promised it'),
  done: z.string(),
});

/** 申请延期: the unit asks for more time, before the clock is due. */
export const extensionRequested = z.object({
  ...which,
  unit: unitId,
  number: z.number().int().positive().describe('number of the extension: 1 for the first extension of this clock'),
  code: z.string().describe('code of the reason for the extension, from the list in the pack'),
  reason: z.string(),
  evidence: z.string().describe('what proves it'),
  from: instant.describe('when the clock is due without the extension'),
  until: instant.describe('when the clock would be due with the extension'),
  approvers: z.array(role).min(1).describe('roles that have to approve, in this order, each another person'),
});
/** 延期审批通过一级: one level has approved; the role `next` has to approve as well. */
export const extensionApproved = z.object({ ...which, next: role });
/** 同意延期: the clock is now due at `until` instead of `from`. The total time since registration is not extended. */
export const extensionGranted = z.object({
  ...which,
  number: z.number().int().positive(),
  from: instant,
  until: instant,
  text: text.describe('for the caller'),
});
/** 驳回延期 */
export const extensionRejected = z.object({ ...which, reason: z.string() });

/** 申请暂停计时 */
export const pauseRequested = z.object({
  ...which,
  unit: unitId,
  number: z.number().int().positive().describe('number of the pause: 1 for the first pause of this clock'),
  code: z.string().describe('code of the reason for the pause, from the list in the pack'),
  reason: z.string(),
  evidence: z.string().describe('what proves it'),
  until: instant.describe('latest time at which the clock would run again'),
  approvers: z.array(role).min(1).describe('roles that have to approve, in this order, each another person'),
});
/** 暂停审批通过一级: one level has approved; the role `next` has to approve as well. */
export const pauseApproved = z.object({ ...which, next: role });
/** 驳回暂停 */
export const pauseRejected = z.object({ ...which, reason: z.string() });
/** 暂停计时: the clock stops counting until it is resumed. The total time since registration keeps counting. */
export const clockPaused = z.object({
  ...which,
  at: instant,
  until: instant.describe('latest time at which the clock runs again'),
  code: z.string(),
  suspension: z.literal(true).optional().describe('a suspension of the whole ticket; `TicketSuspended` follows'),
  text: text.describe('for the caller'),
});
/** 恢复计时: `SlaTargetsSet` with the new due time follows. */
export const clockResumed = z.object({
  ...which,
  at: instant,
  cause: z
    .enum(['unit', 'arrived', 'over', 'stopped', 'suspension'])
    .describe(
      'unit: the unit resumed it; arrived: what the unit waited for has arrived; over: the longest pause has passed; stopped: the target was met or has ended; suspension: the suspension of the ticket has ended',
    ),
});
