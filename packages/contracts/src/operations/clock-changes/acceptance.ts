import { z } from 'zod';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

export const decideAcceptance = ticketCommand({
  id: 'decideAcceptance',
  service: 'sla',
  verb: 'acceptance',
  summary:
    'The lead decides whether it accepts a matter for which a law demands such a decision by a day. The callers are told, and the clock stops. After a refusal the unit still reports how the ticket ends',
  zh: '受理告知',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      accepted: z.boolean().describe('false: the unit does not accept it (不予受理)'),
      reason: sentence.describe('for the callers: what happens next, or why it is not accepted and what they can do'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});
