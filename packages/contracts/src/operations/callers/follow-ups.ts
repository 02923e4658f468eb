import { z } from 'zod';
import { registration } from '../../record';
import { followUpAct, ticketId } from '../../words';
import { ticketCommand } from '../../operation-builders/ticket-command';

/** What a call that sounds like a follow-up says. */
export const followUpWords = z.object({
  act: followUpAct.describe('what the caller seems to want'),
  quotes: z.boolean().describe('the caller quotes a ticket number, or a part of one'),
  second: z.string().optional().describe('words that tell something else, which needs a ticket of its own'),
});
export const followUp = followUpWords.extend({
  tickets: z
    .array(
      z.object({
        ticketId,
        ticketNo: z.string(),
        situation: z.enum(['open', 'merged', 'closed']),
        registeredAt: z.iso.datetime(),
      }),
    )
    .describe(
      "tickets of this caller that it may be about, the likeliest first; empty where none is known by the caller's number",
    ),
});

export const noteFollowUp = ticketCommand({
  id: 'noteFollowUp',
  service: 'intake',
  verb: 'follow-ups',
  summary: 'Note that a caller called to thank or to ask how far the work is, in any state; no clock moves',
  zh: '记录来电跟进',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  body: z.object({ act: followUpAct.extract(['thank', 'status']), text: registration.shape.narrative }).strict(),
  problems: ['too-large'],
});
