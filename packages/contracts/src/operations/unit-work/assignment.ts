import { z } from 'zod';
import { personId } from '../../words';
import { ruleMessage } from '../../validation/rule-messages';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

export const assignOfficer = ticketCommand({
  id: 'assignOfficer',
  service: 'routing',
  verb: 'assignment',
  summary:
    'Within the lead unit, or an assistant, give the ticket to somebody of the unit, to somebody else, or back to the unit. They must be present and hold the certificates that the pack asks for. An officer may take a ticket that nobody has, and pass on their own',
  zh: '派给队员',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      officer: personId.optional().describe('absent: back to the unit'),
      note: sentence.optional().describe('needed when it goes back to the unit'),
    })
    .strict()
    .refine(({ officer, note }) => officer !== undefined || note !== undefined, {
      message: ruleMessage('reason-to-give-back'),
      path: ['note'],
    }),
  problems: ['not-your-ticket', 'not-allowed', 'unknown-person'],
});
