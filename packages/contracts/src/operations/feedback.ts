import { z } from 'zod';
import { resolution, satisfaction, ticketId } from '../words';
import { ruleMessage } from '../validation/rule-messages';
import { sentence, ticketCommand } from '../operation-builders/ticket-command';

export const recordCallback = ticketCommand({
  id: 'recordCallback',
  service: 'feedback',
  verb: 'callback',
  summary: 'Record the answer of the caller, or that the caller was not reached, which decides nothing',
  zh: '记录回访',
  roles: ['callback'],
  body: z
    .object({
      caller: ticketId
        .optional()
        .describe('the merged ticket whose caller was asked; left out: the next one who has not answered'),
      reached: z.boolean(),
      resolution: resolution.optional(),
      satisfaction: satisfaction.optional(),
      note: sentence.optional(),
    })
    .strict()
    .refine(({ reached, ...b }) => [b.satisfaction, b.resolution].every((one) => (one !== undefined) === reached), {
      message: ruleMessage('answers-if-reached'),
      path: ['satisfaction'],
    }),
});

export const orderRedo = ticketCommand({
  id: 'orderRedo',
  service: 'feedback',
  verb: 'redo',
  summary: 'The supervisor orders another round, or another call, after the rounds are used up',
  zh: '督办重办',
  roles: ['supervisor'],
  body: z.object({ what: z.enum(['redo', 'call-again']), reason: sentence }).strict(),
});
