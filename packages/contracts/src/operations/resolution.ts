import { z } from 'zod';
import { fileId, outcome, truth } from '../words';
import { ruleMessage } from '../validation/rule-messages';
import { sentence, ticketCommand } from '../operation-builders/ticket-command';

const MOST_FILES = 50;
const MOST_DEMANDS = 50;

export const resolveTicket = ticketCommand({
  id: 'resolveTicket',
  service: 'routing',
  verb: 'resolve',
  summary:
    'The lead unit says what it found, did and answers; this closes nothing. A signatory of the level that the pack asks for signs with the same call; from anybody else it waits for a signature',
  zh: '办结',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      outcome,
      truth: truth
        .optional()
        .describe('whether what the caller reported is true; required for the kinds of ticket that the pack names'),
      done: sentence.describe('what was done, internal'),
      publicReply: sentence.describe('what the caller is told'),
      answers: z
        .array(
          z.object({
            demand: z.number().int().min(1).max(MOST_DEMANDS).describe('its number, from 1'),
            answer: sentence,
          }),
        )
        .max(MOST_DEMANDS)
        .default([])
        .describe('an answer to each demand, where the caller has several; see `demands` of the ticket'),
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of photos, documents and recordings'),
    })
    .strict(),
  problems: ['not-your-ticket', 'same-approver', 'incomplete-resolution'],
});

export const signResolution = ticketCommand({
  id: 'signResolution',
  service: 'routing',
  verb: 'signature',
  summary: 'A leader of the lead unit signs what the unit prepared, or sends it back to be written again',
  zh: '签发',
  roles: ['signatory'],
  body: z
    .object({ sign: z.boolean(), reason: sentence.optional().describe('needed to send it back') })
    .strict()
    .refine(({ sign, reason }) => sign || reason !== undefined, {
      message: ruleMessage('reason-to-send-back'),
      path: ['reason'],
    }),
  problems: ['not-your-ticket', 'not-allowed', 'same-approver'],
});

export const reviewResolution = ticketCommand({
  id: 'reviewResolution',
  service: 'routing',
  verb: 'review',
  summary: 'A reviewer of the hotline accepts a signed resolution, so that the caller is asked, or sends it back',
  zh: '办结审核',
  roles: ['reviewer'],
  body: z
    .object({ accept: z.boolean(), reason: sentence.optional().describe('needed to send it back') })
    .strict()
    .refine(({ accept, reason }) => accept || reason !== undefined, {
      message: ruleMessage('reason-to-send-back'),
      path: ['reason'],
    }),
  problems: ['not-allowed'],
});
