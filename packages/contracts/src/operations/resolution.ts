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
    'The lead unit reports what it found and did, and its answer to the caller. This does not close the ticket. A signatory of the level that the pack requires signs with the same request; the report of anybody else waits for a signature',
  zh: '办结',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      outcome,
      truth: truth
        .optional()
        .describe('whether what the caller reported is true; required for the kinds of ticket that the pack names'),
      done: sentence.describe('what was done, internal'),
      publicReply: sentence.describe('answer that the caller gets'),
      answers: z
        .array(
          z.object({
            demand: z.number().int().min(1).max(MOST_DEMANDS).describe('number of the demand, from 1'),
            answer: sentence,
          }),
        )
        .max(MOST_DEMANDS)
        .default([])
        .describe('one answer for each demand, if the caller has several; see `demands` of the ticket'),
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of photos, documents and recordings'),
    })
    .strict(),
  problems: ['not-your-ticket', 'same-approver', 'incomplete-resolution'],
});

export const signResolution = ticketCommand({
  id: 'signResolution',
  service: 'routing',
  verb: 'signature',
  summary: 'A leader of the lead unit signs the resolution that the unit prepared, or sends it back to be rewritten',
  zh: '签发',
  roles: ['signatory'],
  body: z
    .object({ sign: z.boolean(), reason: sentence.optional().describe('required to send the resolution back') })
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
  summary:
    'A reviewer of the hotline accepts a signed resolution, so that the caller is called back, or sends it back to the unit',
  zh: '办结审核',
  roles: ['reviewer'],
  body: z
    .object({ accept: z.boolean(), reason: sentence.optional().describe('required to send the resolution back') })
    .strict()
    .refine(({ accept, reason }) => accept || reason !== undefined, {
      message: ruleMessage('reason-to-send-back'),
      path: ['reason'],
    }),
  problems: ['not-allowed'],
});
