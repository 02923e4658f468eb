import { z } from 'zod';
import { clockDifferenceCause } from '../../events/sla';
import { operation } from '../../operation-builders/operation';
import { sentence } from '../../operation-builders/ticket-command';
import { instant, targetName, text, ticketId } from '../../words';

const count = z.number().int().nonnegative();

const clockDifference = z.object({
  name: targetName,
  stage: z.number().int().positive(),
  from: instant.describe('when it is due by its ledger'),
  until: instant.optional().describe('when it would be due; absent: in a year whose calendar is not loaded'),
  cause: clockDifferenceCause,
  overdue: z.boolean().describe('it would become overdue at once'),
});

/** Numbers of open tickets whose clocks would be due at other times. */
const differing = z.object({
  open: count.describe('open tickets that were looked at'),
  tickets: count.describe('of them, tickets with a clock that would be due at another time'),
  becomeOverdue: count.describe('tickets with a clock that would become overdue at once'),
  noLongerOverdue: count.describe('tickets with a clock that is overdue and would no longer be'),
  byCause: z.object({ limit: count, calendar: count }).describe('clocks'),
});

export const readClockChanges = operation({
  id: 'readClockChanges',
  service: 'sla',
  method: 'GET',
  path: '/clock-changes',
  summary:
    'What would happen if the running clocks of all open tickets were computed again by the time limits and the calendar in force, or in force on a later day. Changes nothing; closed tickets never change. Also the result of the last nightly check',
  zh: '时限变更试算',
  roles: ['supervisor', 'admin'],
  query: z
    .object({ on: z.iso.date().optional().describe('by the version that is in force on this day; absent: now') })
    .strict(),
  response: differing.extend({
    version: z.string(),
    at: instant,
    text: text.describe('the numbers in one sentence'),
    examples: z
      .array(z.object({ ticketId, ticketNo: z.string().optional(), clocks: z.array(clockDifference) }))
      .describe('some of the tickets, first those that would become overdue'),
    lastCheck: differing
      .extend({ at: instant })
      .optional()
      .describe('the last nightly check by this process; absent: none since its start'),
  }),
});

export const approveClockChanges = operation({
  id: 'approveClockChanges',
  service: 'sla',
  method: 'POST',
  path: '/clock-changes',
  summary:
    'A supervisor has the clocks of open tickets computed again, as the trial showed. Refused if another version is in force than in the trial, or if more tickets would become overdue. Handles some tickets at a time; repeat it until none is left',
  zh: '批准时限变更',
  roles: ['supervisor'],
  body: z
    .object({
      version: z.string().min(1).max(200).describe('`version` of the trial'),
      becomeOverdue: count.describe('`becomeOverdue` of the trial'),
      reason: sentence,
    })
    .strict(),
  response: z.object({
    moved: count.describe('tickets whose clocks were computed again'),
    left: count.describe('tickets that are left'),
  }),
  problems: ['not-now'],
});
