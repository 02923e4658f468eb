import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { sentence, ticketCommand, ticketParams } from '../../operation-builders/ticket-command';
import { contactHours, instant, resolution, satisfaction, text, ticketId, ticketKind, urgency } from '../../words';

const when = z.iso.datetime();
const caller = ticketId.describe('the ticket with which this caller came: this one, or one merged into it');

const callerToCall = z.object({
  caller,
  also: z.array(ticketId).describe('further tickets of the same person, who is asked once'),
  state: z
    .enum(['to-call', 'answered', 'silent', 'not-reached', 'no-number'])
    .describe('silent: declined to answer at all; not-reached: as often as the jurisdiction tries'),
  triedAt: z.array(when).describe('attempts of this round that brought no answer'),
  notBefore: when.optional().describe('when to call; absent where nobody calls'),
  promised: z.boolean().describe('whether the caller asked to be called at that time'),
  contactHours: contactHours.optional().describe('when the caller can be reached, as far as their words could be read'),
  resolution: resolution.optional(),
  satisfaction: satisfaction.optional(),
});

export const callbackCall = z.object({
  ticketId,
  about: z.enum(['result', 'withdrawal']).describe('withdrawal: ask whether the caller really withdraws'),
  round: z.number().int(),
  attempt: z.number().int(),
  next: caller.describe('the caller to call now'),
  takenUntil: when.describe('until then nobody else calls; afterwards the call is offered to others by itself'),
  callers: z.array(callerToCall),
  script: z.array(text).describe('{number}, {matter} and {unit} stand for the ticket’s number, matter and unit'),
});
export type CallbackCall = z.input<typeof callbackCall>;

const queueCounts = z.object({
  due: z.record(urgency, z.number().int()).describe('calls that can be made now and that nobody has taken, by urgency'),
  later: z.number().int().describe('calls whose time has not come, and those that somebody has taken'),
});

export const takeNextCallback = operation({
  id: 'takeNextCallback',
  service: 'feedback',
  method: 'POST',
  path: '/callbacks/next',
  summary:
    'Take the next call: the one already taken, else the most urgent, of these the one that has waited longest; for some minutes nobody else gets it',
  zh: '取下一个回访',
  roles: ['callback'],
  response: z.object({
    call: callbackCall.optional().describe('absent when nobody is to be called now'),
    queue: queueCounts,
  }),
});

export const readCallbackQueue = operation({
  id: 'readCallbackQueue',
  service: 'feedback',
  method: 'GET',
  path: '/callbacks',
  summary: 'The calls to make, in the order in which they are given out, and how many there are',
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
  summary: 'Take the call of one ticket, or keep it for some minutes more',
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
  summary: 'Give a call back without having made it; it is offered again after some minutes',
  zh: '暂缓回访',
  roles: ['callback'],
  body: z.object({ reason: sentence }).strict(),
});

export const scheduleCallback = ticketCommand({
  id: 'scheduleCallback',
  service: 'feedback',
  verb: 'callback-schedule',
  summary: 'Call a caller at the time that they asked for; it counts as no attempt',
  zh: '约定回访时间',
  roles: ['callback'],
  body: z.object({ caller, at: instant, note: sentence.optional() }).strict(),
  problems: ['invalid-input'],
});
