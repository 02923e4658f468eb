import { z } from 'zod';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';
import { unitId } from '../../words';

const promisers = ['unit', 'officer', 'signatory', 'operator', 'dispatcher', 'callback', 'supervisor'] as const;

export const promiseState = z
  .enum(['running', 'broken', 'kept', 'kept-late', 'ended'])
  .describe('broken: the day is over; ended: nobody waits for it any more');

export type PromiseState = z.infer<typeof promiseState>;

/** A promise to the callers of a ticket (承诺). */
export const promiseView = z.object({
  number: z.number().int().positive(),
  unit: unitId.describe('who promised'),
  on: z.iso.date().describe('last day of the promise'),
  what: z.string().optional().describe('absent: the rest, after a closure as partly resolved'),
  madeAt: z.iso.datetime(),
  state: promiseState,
  kept: z.object({ at: z.iso.datetime(), done: z.string() }).optional(),
});

export const makePromise = ticketCommand({
  id: 'makePromise',
  service: 'sla',
  verb: 'promise',
  summary:
    'Promise something to the callers by a day. The promise has a clock of its own, which nobody can extend or pause and which runs on after the ticket is closed; the callers see it on their page',
  zh: '向诉求人承诺',
  roles: promisers,
  body: z
    .object({
      promisedOn: z.iso.date().describe('last day of the promise'),
      promised: sentence.describe('what is promised'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});

export const keepPromise = ticketCommand({
  id: 'keepPromise',
  service: 'sla',
  verb: 'promise-kept',
  summary: 'Record that what was promised has been done. The clock of the promise stops',
  zh: '兑现承诺',
  roles: promisers,
  body: z
    .object({
      promise: z.number().int().min(1).max(1000).describe('number of the promise in the ticket'),
      done: sentence.describe('what was done'),
    })
    .strict(),
  problems: ['not-your-ticket'],
});
