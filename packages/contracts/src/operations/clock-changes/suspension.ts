import { z } from 'zod';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';
import { fileId } from '../../words';

const MOST_MILESTONES = 20;
const MOST_FILES = 50;
const units = ['unit', 'officer', 'signatory'] as const;

export const requestSuspension = ticketCommand({
  id: 'requestSuspension',
  service: 'sla',
  verb: 'suspension',
  summary:
    'The lead asks, before its clock is due, to suspend a ticket that needs a long plan; others approve. The stage clocks then stand still; the time since the registration runs on, and the ticket is neither resolved nor closed',
  zh: '申请挂账',
  roles: units,
  body: z
    .object({
      code: z.string().min(1).max(64).describe('suspension reason of the pack'),
      until: z.iso.date().describe('last day of the suspension'),
      plan: sentence.describe('how the unit will solve the problem'),
      milestones: z
        .array(z.object({ on: z.iso.date().describe('day by which it is reached'), what: sentence }).strict())
        .min(1)
        .max(MOST_MILESTONES),
      reviews: z
        .array(z.iso.date())
        .max(MOST_MILESTONES)
        .optional()
        .describe('days on which a supervisor reviews it; absent: as seldom as the pack allows'),
      reason: sentence,
      evidence: sentence.describe('what proves it, e.g. the number of a document'),
    })
    .strict(),
  problems: ['not-your-ticket', 'not-allowed', 'window-passed'],
});

export const decideSuspension = ticketCommand({
  id: 'decideSuspension',
  service: 'sla',
  verb: 'suspension-decision',
  summary:
    'Approve or reject the suspension that was asked for; the ticket is suspended with the last approval, and the caller is told. The pack says who approves, in which order',
  zh: '挂账审批',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver', 'window-passed'],
});

export const reachMilestone = ticketCommand({
  id: 'reachMilestone',
  service: 'sla',
  verb: 'milestone',
  summary: 'The lead reports that it has reached a milestone of a suspended ticket',
  zh: '里程碑完成',
  roles: units,
  body: z
    .object({
      milestone: z.number().int().min(1).max(MOST_MILESTONES).describe('its number, from 1'),
      done: sentence.describe('what was done'),
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of files'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});

export const reviewSuspension = ticketCommand({
  id: 'reviewSuspension',
  service: 'sla',
  verb: 'suspension-review',
  summary: 'A supervisor reviews a suspension: it goes on, or it ends and the clocks run again',
  zh: '挂账复核',
  roles: ['supervisor', 'coordinator'],
  body: z.object({ goOn: z.boolean(), reason: sentence }).strict(),
});

export const endSuspension = ticketCommand({
  id: 'endSuspension',
  service: 'sla',
  verb: 'suspension-end',
  summary: 'The lead ends the suspension before its planned end: the clocks run again',
  zh: '结束挂账',
  roles: units,
  body: z.object({ reason: sentence }).strict(),
  problems: ['not-your-ticket'],
});
