import { z } from 'zod';
import { approvedClosure, attitude, fileId, resolution, satisfaction, ticketId } from '../../words';
import { ruleMessage } from '../../validation/rule-messages';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

const MOST_FILES = 50;
const caller = ticketId.describe('the ticket that was registered for this caller: this one, or one merged into it');

interface Answers {
  reached: boolean;
  resolution?: string | undefined;
  satisfaction?: string | undefined;
  withdraws?: boolean | undefined;
  note?: string | undefined;
}
/**
 * Whether the answers fit together. A caller who was reached has answered about satisfaction or withdrawal; one who was
 * not reached has no answers.
 */
const isAnswered = ({ reached, resolution, satisfaction, withdraws }: Answers): boolean => {
  if (!reached) return resolution === undefined && satisfaction === undefined && withdraws === undefined;
  if (satisfaction === undefined) return withdraws !== undefined;
  return resolution !== undefined || satisfaction === 'declined';
};
/** Whether somebody who is not content says why. */
export const hasWords = ({ satisfaction, resolution, note }: Omit<Answers, 'reached'>): boolean =>
  (satisfaction !== 'dissatisfied' && resolution !== 'not-resolved') || note !== undefined;

export const recordCallback = ticketCommand({
  id: 'recordCallback',
  service: 'feedback',
  verb: 'callback',
  summary:
    'Record what one caller answered. If all callers are satisfied the ticket is closed; if one is dissatisfied another round begins; a caller who was not reached decides nothing',
  zh: '记录回访',
  roles: ['callback'],
  body: z
    .object({
      caller,
      reached: z.boolean(),
      resolution: resolution.optional().describe('may be absent only when the caller declined to answer at all'),
      satisfaction: satisfaction.optional(),
      attitude: attitude.optional().describe('how the caller found the manner of those who handled the ticket'),
      withdraws: z.boolean().optional().describe('answer to the question whether the caller really withdraws'),
      note: sentence.optional().describe("the caller's words; needed for “not resolved” and “dissatisfied”"),
    })
    .strict()
    .refine(isAnswered, { message: ruleMessage('answers-if-reached'), path: ['satisfaction'] })
    .refine(hasWords, { message: ruleMessage('words-of-the-dissatisfied'), path: ['note'] }),
});

export const orderRedo = ticketCommand({
  id: 'orderRedo',
  service: 'feedback',
  verb: 'redo',
  summary: 'A supervisor orders another round of handling, or another call, for a ticket that waits for supervision',
  zh: '督办重办',
  roles: ['supervisor'],
  body: z.object({ what: z.enum(['redo', 'call-again']), reason: sentence }).strict(),
});

export const requestClosure = ticketCommand({
  id: 'requestClosure',
  service: 'feedback',
  verb: 'closure',
  summary:
    'Ask to close a ticket whose caller stays dissatisfied or gives no answer. The closure is one that the pack allows, with the evidence that it requires; a second person decides',
  zh: '申请结案',
  roles: ['callback', 'dispatcher', 'supervisor', 'coordinator'],
  body: z
    .object({
      closure: approvedClosure,
      reason: sentence,
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of files'),
      promisedOn: z.iso
        .date()
        .optional()
        .describe('for a partial resolution: day by which the rest is promised to the caller'),
    })
    .strict(),
  problems: ['not-allowed', 'incomplete-closure'],
});

export const decideClosure = ticketCommand({
  id: 'decideClosure',
  service: 'feedback',
  verb: 'closure-decision',
  summary: 'A second person approves the closure that was asked for, or rejects it',
  zh: '结案审批',
  roles: ['supervisor', 'coordinator'],
  body: z.object({ approve: z.boolean(), reason: sentence }).strict(),
  problems: ['not-allowed', 'same-approver'],
});

export const reopenTicket = ticketCommand({
  id: 'reopenTicket',
  service: 'feedback',
  verb: 'reopen',
  summary:
    'Record that a caller, within the time that the pack allows, says that a closed ticket is not settled. The ticket goes to its last lead for another round',
  zh: '诉求人要求重办',
  roles: ['operator', 'callback'],
  body: z.object({ caller, reason: sentence.describe('what the caller says is not settled') }).strict(),
  problems: ['window-passed', 'not-allowed'],
});
