import { z } from 'zod';
import { creditCode } from './credit-code';
import { location } from './events/intake';
import { ruleMessage } from './validation/rule-messages';
import { anonymity, callerKind, channel, circumstance, facts, language, ticketKind, ticketTag } from './words';

/** A telephone number as somebody writes or says it; intake turns it into E.164. */
export const phone = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .describe(
    'in any usual spelling; for a number without country or area code, those of the jurisdiction are used; service numbers such as 12345 are refused',
  );

export const callerFields = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  phone: phone.optional(),
  extension: z
    .string()
    .regex(/^\d{1,8}$/, ruleMessage('extension'))
    .optional()
    .describe('digits to dial after the number; they can also be written in `phone`: 0531-84880001转802'),
  anonymity: anonymity.default('named'),
  kind: callerKind.optional(),
  creditCode: creditCode.optional(),
  circumstances: z.array(circumstance).max(3).optional(),
  language: language.optional(),
  contactWindow: z.string().max(100).optional().describe('when the caller can be reached, e.g. 工作日 18:00 后'),
});
export const caller = callerFields.refine(({ kind, creditCode: code }) => code === undefined || kind === 'company', {
  message: ruleMessage('credit-code-of-company'),
  path: ['creditCode'],
});
export type Caller = z.infer<typeof caller>;

/** Whom the call is about: a person, a company or an authority. */
export const accused = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  creditCode: creditCode.optional(),
  address: z.string().trim().max(500).optional(),
});

const told = z.string().trim().min(1).max(500).optional();
/** The five elements as the operator notes them, apart from the narrative. */
export const elements = z.object({ who: told, when: told, where: told, what: told, want: told });
const id = z.string().trim().min(1).max(200);

export const registration = z
  .object({
    channel,
    kind: ticketKind.optional().describe('absent: found from the text'),
    caller: caller.default({ anonymity: 'anonymous' }),
    location: location.default({}),
    narrative: z.string().trim().min(2).max(20_000).describe('what happened, as the caller tells it'),
    demand: z.string().trim().max(2000).optional().describe('what the caller asks for'),
    facts: facts.default({}),
    title: z.string().trim().min(2).max(100).optional(),
    accused: accused.optional(),
    tags: z
      .array(ticketTag)
      .max(2)
      .optional()
      .describe('group-event: a group of people acts together; media: the media report on it'),
    elements: elements.optional(),
    recordingId: id.optional().describe('recording of the call in the telephone system'),
    transcriptId: id.optional().describe('identifier of the transcript in the system that transcribed the call'),
    transcript: z
      .string()
      .max(50_000)
      .optional()
      .describe('the words that were spoken, in addition to the record of the operator'),
    externalNo: z.string().max(100).optional().describe('number of the message in the system that delivered it'),
  })
  .strict();
export type Registration = z.infer<typeof registration>;
