import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { sentence } from '../../operation-builders/ticket-command';
import type { ProblemCode } from '../../problems';
import { phone } from '../../record';
import { attitude, queryCode, resolution, satisfaction, text, ticketState } from '../../words';
import { ruleMessage } from '../../validation/rule-messages';
import { promiseState } from '../clock-changes/promises';
import { hasWords } from './callbacks';

/** What people without an account do on the public pages. */

const params = z.object({ queryCode });
const response = z.object({ repeated: z.boolean().describe('true when this was already done before') });

interface CallerCommandDraft<B> {
  id: string;
  service: 'intake' | 'feedback';
  verb: string;
  summary: string;
  zh: string;
  body: B;
  problems?: readonly ProblemCode[];
}
/** What a caller without an account does with the query code of their ticket: POST /queries/{queryCode}/{verb}. */
const callerCommand = <B extends z.ZodType>({ verb, problems: further = [], ...draft }: CallerCommandDraft<B>) =>
  operation({
    ...draft,
    method: 'POST',
    path: `/queries/{queryCode}/${verb}`,
    roles: 'public',
    params,
    response,
    problems: ['not-found', 'not-now', ...further, 'key-reused'],
  });

const LONGEST_REPORT = 5000;
export const reportOnline = operation({
  id: 'reportOnline',
  service: 'intake',
  method: 'POST',
  path: '/reports',
  summary: 'Somebody without an account reports on the web page, and gets the code with which they follow the ticket',
  zh: '网上反映',
  roles: 'public',
  body: z
    .object({
      narrative: z.string().trim().min(2).max(LONGEST_REPORT).describe('what happened'),
      demand: z.string().trim().max(1000).optional().describe('what they ask for'),
      address: z.string().trim().max(300).optional(),
      name: z.string().trim().max(100).optional(),
      phone: phone.optional(),
      contactWindow: z.string().trim().max(100).optional().describe('when they can be called, in their words'),
      hideIdentity: z.boolean().default(false).describe('whether name and number are hidden from the units'),
    })
    .strict(),
  success: 201,
  response: z.object({
    ticketNo: z.string(),
    queryCode: z.string(),
    next: text.describe('what happens next'),
    repeated: z.boolean().describe('true when this report was registered before'),
  }),
  problems: ['unknown-channel', 'key-reused'],
});

export const checkForDanger = operation({
  id: 'checkForDanger',
  service: 'classification',
  method: 'POST',
  path: '/danger-checks',
  summary: 'Whether a text tells of a danger, for which an emergency service has to be called at once. Stores nothing',
  zh: '危险提示',
  roles: 'public',
  body: z.object({ text: z.string().trim().min(2).max(LONGEST_REPORT) }).strict(),
  response: z.object({
    danger: z
      .object({ title: text, text, contact: z.string().optional().describe('number to call') })
      .optional()
      .describe('absent: the text tells of no danger'),
  }),
});

export const followQuery = operation({
  id: 'followQuery',
  service: 'board',
  method: 'GET',
  path: '/queries/{queryCode}',
  summary: 'What a caller sees with the query code',
  zh: '诉求进度查询',
  roles: 'public',
  params: z.object({ queryCode }),
  response: z.object({
    ticketNo: z.string(),
    state: ticketState,
    stateName: text,
    lead: text.optional(),
    reply: z.string().optional(),
    answers: z
      .array(z.object({ demand: z.string(), answer: z.string() }))
      .optional()
      .describe('answer to each demand, if the caller had several'),
    answeredTogether: z
      .string()
      .optional()
      .describe('number of the ticket with which this one is handled; state, unit and reply are those of it'),
    dueAt: z.iso.datetime().optional().describe('when the caller gets an answer at the latest'),
    statute: z
      .object({ name: text, basis: z.string() })
      .optional()
      .describe('the law whose time limit counts; absent: the time limit of the hotline'),
    suspendedUntil: z.iso.date().optional().describe('last day of the plan, while the ticket is suspended'),
    answeredAt: z.iso.datetime().optional().describe('when the unit or the hotline answered'),
    closure: text.optional().describe('how the ticket was closed'),
    promises: z
      .array(z.object({ on: z.iso.date(), what: text, by: text, state: promiseState }))
      .optional()
      .describe('what was promised to the callers'),
    refusal: z
      .object({
        text: text.describe('why the hotline does not handle it'),
        route: text.optional().describe('lawful way that is open to the caller'),
        contact: z.string().optional().describe('telephone number or address of that office'),
        appealUntil: z.iso.datetime().optional().describe('end of the time in which the caller can appeal'),
      })
      .optional()
      .describe('present while the ticket is closed because the hotline did not accept it'),
    steps: z.array(
      z.object({
        at: z.iso.datetime(),
        what: text,
        text: z.string().optional().describe('what the unit wrote to the caller, or what the caller added'),
      }),
    ),
    readBy: z
      .array(z.object({ at: z.iso.datetime(), who: text }))
      .describe('who has read the personal data of the callers, the last first'),
    question: z.string().optional().describe('what the unit wants to know from the caller'),
    askedAgain: z
      .literal(true)
      .optional()
      .describe('the last answer of the caller contradicts itself, so it is asked for again'),
    may: z
      .array(z.enum(['add', 'urge', 'withdraw', 'answer', 'appeal']))
      .describe('what the caller can do now with the code'),
  }),
  problems: ['not-found'],
});

const MOST_WORDS = 2000;
export const addByCode = callerCommand({
  id: 'addByCode',
  service: 'intake',
  verb: 'information',
  summary:
    'The caller adds what they know since, or answers the question of the unit; those who handle the ticket see it with numbers masked',
  zh: '诉求人补充情况',
  body: z
    .object({
      text: z.string().trim().min(2).max(MOST_WORDS),
      answersUnit: z.literal(true).optional().describe('it answers the question of the unit'),
    })
    .strict(),
});

export const urgeByCode = callerCommand({
  id: 'urgeByCode',
  service: 'intake',
  verb: 'urge',
  summary: 'The caller urges: counted like a call, and no clock moves',
  zh: '诉求人催办',
  body: z.object({ reason: sentence }).strict(),
});

export const withdrawByCode = callerCommand({
  id: 'withdrawByCode',
  service: 'intake',
  verb: 'withdrawal',
  summary: 'The caller wants to withdraw; the hotline calls them to confirm, because a code can get into other hands',
  zh: '诉求人申请撤回',
  body: z.object({ reason: sentence }).strict(),
});

export const answerByCode = callerCommand({
  id: 'answerByCode',
  service: 'feedback',
  verb: 'answer',
  summary: 'The caller says whether it is resolved and how satisfied they are, as in a call',
  zh: '诉求人评价',
  body: z
    .object({
      resolution,
      satisfaction,
      attitude: attitude.optional(),
      note: sentence.optional().describe('needed for “not resolved” and “dissatisfied”'),
    })
    .strict()
    .refine(hasWords, { message: ruleMessage('words-of-the-dissatisfied'), path: ['note'] }),
});

export const appealByCode = callerCommand({
  id: 'appealByCode',
  service: 'feedback',
  verb: 'appeal',
  summary:
    'The caller says, within the time of the jurisdiction, that a closed ticket is not settled, or appeals against a refusal, which other people then look at',
  zh: '诉求人要求重办',
  problems: ['window-passed', 'not-allowed'],
  body: z.object({ reason: sentence }).strict(),
});
