import { z } from 'zod';
import { personId } from '../../words';
import { ruleMessage } from '../../validation/rule-messages';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

export const assignOfficer = ticketCommand({
  id: 'assignOfficer',
  service: 'routing',
  verb: 'assignment',
  summary:
    'Assign the ticket to a person of the lead unit or of an assisting unit, or return it to the unit. The person must be present and hold the certificates that the pack requires. Officers may take a ticket that is assigned to nobody, and pass on their own tickets',
  zh: '派给队员',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      officer: personId.optional().describe('absent: the ticket goes back to the unit'),
      note: sentence.optional().describe('required when the ticket goes back to the unit'),
    })
    .strict()
    .refine(({ officer, note }) => officer !== undefined || note !== undefined, {
      message: ruleMessage('reason-to-give-back'),
      path: ['note'],
    }),
  problems: ['not-your-ticket', 'not-allowed', 'unknown-person'],
});
