import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { sentence, ticketCommand, ticketParams } from '../../operation-builders/ticket-command';
import { contactHours, instant, resolution, satisfaction, text, ticketId, ticketKind, urgency } from '../../words';

const when = z.iso.datetime();
const caller = ticketId.describe('the ticket that was registered for this caller: this one, or one merged into it');

const callerToCall = z.object({
  caller,
  also: z.array(ticketId).describe('further tickets of the same person, who is called only once'),
  state: z
    .enum(['to-call', 'answered', 'silent', 'not-reached', 'no-number'])
    .describe(
      'silent: the caller declined to answer at all; not-reached: all attempts that the jurisdiction prescribes have failed',
    ),
  triedAt: z.array(when).describe('times of the attempts of this round that brought no answer'),
  notBefore: when.optional().describe('earliest time of the next call; absent when no call follows'),
  promised: z.boolean().describe('whether the caller asked to be called at `notBefore`'),
  contactHours: contactHours
    .optional()
    .describe(
      'hours in which the caller can be reached, read from their own words; absent if the words were not understood',
    ),
  resolution: resolution.optional(),
  satisfaction: satisfaction.optional(),
});

export const callbackCall = z.object({
  ticketId,
  about: z.enum(['result', 'withdrawal']).describe('withdrawal: ask whether the caller really withdraws'),
  round: z.number().int(),
  attempt: z.number().int(),
  next: caller.describe('the caller to call now'),
  takenUntil: when.describe('until then no other agent gets the call; afterwards it is offered to others again'),
  callers: z.array(callerToCall),
  script: z.array(text).describe('{number}, {matter} and {unit} stand for the ticket’s number, matter and unit'),
});
export type CallbackCall = z.input<typeof callbackCall>;

const queueCounts = z.object({
  due: z.record(urgency, z.number().int()).describe('calls that are due and that no agent has taken, by urgency'),
  later: z.number().int().describe('calls that are not due yet, and calls that an agent has taken'),
});

export const takeNextCallback = operation({
  id: 'takeNextCallback',
  service: 'feedback',
  method: 'POST',
  path: '/callbacks/next',
  summary:
    'Take the next call to make: the one that the agent already has, or else the most urgent one, which has waited longest. For some minutes no other agent gets it',
  zh: '取下一个回访',
  roles: ['callback'],
  response: z.object({
    call: callbackCall.optional().describe('absent when no call is due'),
    queue: queueCounts,
  }),
});

export const readCallbackQueue = operation({
  id: 'readCallbackQueue',
  service: 'feedback',
  method: 'GET',
  path: '/callbacks',
  summary: 'The calls to make, in the order in which agents get them, and their number',
  zh: '回访队列',
  roles: ['callback', 'supervisor'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }).strict(),
  response: z.object({
    queue: queueCounts,
    calls: z.array(
      z.object({
        ticketId,
        urgency,
        kind: ticketKind.optional(),
        about: callbackCall.shape.about,
        attempt: z.number().int(),
        readyAt: when.describe('when the call can be taken'),
        promised: z.boolean(),
        takenBy: z.string().optional(),
      }),
    ),
  }),
});

export const takeCallback = operation({
  id: 'takeCallback',
  service: 'feedback',
  method: 'POST',
  path: '/tickets/{ticketId}/callback-lease',
  summary: 'Take the call of a given ticket, or keep it for some more minutes',
  zh: '取回访',
  roles: ['callback'],
  params: ticketParams,
  response: callbackCall,
  problems: ['not-found', 'not-now'],
});

export const skipCallback = ticketCommand({
  id: 'skipCallback',
  service: 'feedback',
  verb: 'callback-skip',
  summary: 'Return a call to the queue without having made it; it is offered again after some minutes',
  zh: '暂缓回访',
  roles: ['callback'],
  body: z.object({ reason: sentence }).strict(),
});

export const scheduleCallback = ticketCommand({
  id: 'scheduleCallback',
  service: 'feedback',
  verb: 'callback-schedule',
  summary: 'Plan the call for a time that the caller asked for. This does not count as an attempt',
  zh: '约定回访时间',
  roles: ['callback'],
  body: z.object({ caller, at: instant, note: sentence.optional() }).strict(),
  problems: ['invalid-input'],
});
