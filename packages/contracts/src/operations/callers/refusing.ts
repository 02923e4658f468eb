import { z } from 'zod';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

export const requestRefusal = ticketCommand({
  id: 'requestRefusal',
  service: 'feedback',
  verb: 'refusal',
  summary:
    'Ask not to accept a ticket that no unit has answered, for a reason of the pack. Where the reason needs a second person, the ticket stays open until that person has approved. The caller is told the lawful way that is open to them and how to appeal',
  zh: '申请不予受理',
  roles: ['operator', 'dispatcher'],
  body: z
    .object({
      code: z.string().min(1).max(64).describe('reason of the pack (不予受理理由)'),
      reason: sentence.describe('internal: what shows that the reason applies'),
    })
    .strict(),
  problems: ['not-allowed'],
});

export const decideRefusal = ticketCommand({
  id: 'decideRefusal',
  service: 'feedback',
  verb: 'refusal-decision',
  summary: 'A second person approves the refusal that was asked for, which closes the ticket, or rejects it',
  zh: '不予受理审批',
  roles: ['dispatcher', 'reviewer', 'supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver'],
});
