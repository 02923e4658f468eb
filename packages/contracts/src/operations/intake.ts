import { z } from 'zod';
import { amendable, location, sharedByTickets, whySame } from '../events/intake';
import { accused, caller as callerOf, callerFields, elements, phone, registration } from '../record';
import {
  anonymity,
  callerKind,
  channel,
  circumstance,
  element,
  matterCode,
  personId,
  text,
  ticketId,
  ticketTag,
} from '../words';
import { followUp, followUpWords } from './callers/follow-ups';
import { operation } from '../operation-builders/operation';
import { receipt, sentence, ticketCommand, ticketParams } from '../operation-builders/ticket-command';

export const possiblySame = z.object({
  ticketId,
  ticketNo: z.string(),
  why: whySame,
  likeness: z.number().describe('probability (0–1) that both are about one problem at one location'),
  shared: sharedByTickets.describe('what they have in common'),
  registeredAt: z.iso.datetime(),
});

const issue = ticketId.describe('the first ticket of the issue; see GET /hot-spots');

export const findSimilar = operation({
  id: 'findSimilar',
  service: 'intake',
  method: 'POST',
  path: '/similar-tickets',
  summary:
    'Open tickets that may be about the problem that a caller is reporting, by words and location only. Registers nothing. `POST /caller-searches` finds the tickets of a caller',
  zh: '查找相似工单',
  roles: ['operator', 'dispatcher'],
  body: registration
    .pick({ narrative: true, demand: true })
    .extend({ location: location.default({}) })
    .strict(),
  response: z.object({
    possiblySame: z.array(possiblySame),
    issue: issue.optional(),
    followUp: followUpWords
      .optional()
      .describe(
        'present when it sounds like a call about an existing ticket; `POST /caller-searches` finds the tickets of the caller',
      ),
  }),
  problems: ['unknown-region'],
});

export const registerTicket = operation({
  id: 'registerTicket',
  service: 'intake',
  method: 'POST',
  path: '/tickets',
  summary:
    'Register a call or a message as a new ticket. A call that sounds as if it was about an existing ticket is refused until `separate` says that it is something new',
  zh: '登记受理',
  roles: ['operator', 'dispatcher', 'admin'],
  body: registration
    .extend({
      separate: z
        .literal(true)
        .optional()
        .describe('something new, although it sounds like a call about an existing ticket; say so after asking'),
    })
    .strict(),
  success: 201,
  response: receipt.extend({
    ticketNo: z.string(),
    queryCode: z.string().describe('code with which the caller looks up the ticket'),
    next: text.describe('sentence that says what happens next'),
    missing: z
      .array(element)
      .describe('elements (of the five) that the caller has not told; ask for them while the caller is on the line'),
    possiblySame: z
      .array(possiblySame)
      .describe('open tickets that may be about the same problem; merge them with POST /tickets/{ticketId}/merge'),
    issue: issue.optional(),
    followUp: followUp
      .optional()
      .describe('it sounds like a call about an existing ticket; if a channel delivered it, a person decides'),
  }),
  problems: ['follow-up', 'unknown-channel', 'unknown-region', 'unknown-fact', 'key-reused', 'too-large'],
});

export const mergeTicket = ticketCommand({
  id: 'mergeTicket',
  service: 'intake',
  verb: 'merge',
  summary: 'Merge a ticket into another open ticket. Its caller is still called back separately',
  zh: '并案',
  roles: ['operator', 'dispatcher'],
  body: z.object({ into: ticketId, reason: sentence }).strict(),
});

const MOST_MERGED = 200;
export const mergeIssue = operation({
  id: 'mergeIssue',
  service: 'intake',
  method: 'POST',
  path: '/tickets/{ticketId}/merge-issue',
  summary: `Merge the other open tickets of the same issue into this one, so that one work order answers all callers; each caller is still called back separately. One request merges at most ${MOST_MERGED} tickets; repeat it to merge the rest`,
  zh: '同一问题并案',
  roles: ['dispatcher', 'supervisor'],
  params: ticketParams,
  body: z
    .object({
      reason: sentence,
      tickets: z
        .array(ticketId)
        .min(1)
        .max(MOST_MERGED)
        .optional()
        .describe('tickets to merge; absent: all open tickets of the issue'),
    })
    .strict(),
  response: z.object({
    ticketId,
    merged: z.array(ticketId),
    left: z
      .array(z.object({ ticketId, why: text }))
      .describe(
        'tickets that were not merged, with the reason, for example that a named ticket is closed or belongs to another issue',
      ),
    more: z.boolean().describe('true when the issue has further open tickets: repeat the request'),
  }),
  problems: ['not-found', 'not-now', 'key-reused'],
});

const MOST_PARTS = 10;
export const splitTicket = operation({
  id: 'splitTicket',
  service: 'intake',
  method: 'POST',
  path: '/tickets/{ticketId}/split',
  summary:
    'Split a call about several matters. This ticket keeps the first part; each further part becomes a new ticket, whose time counts from the same call',
  zh: '拆分工单',
  roles: ['operator', 'dispatcher'],
  params: ticketParams,
  body: z
    .object({
      parts: z
        .array(
          z
            .object({
              text: registration.shape.narrative.describe(
                'the words about one matter; `passages` of the classification suggest them',
              ),
              matter: matterCode.optional().describe('absent: the matter is found from the words'),
            })
            .strict(),
        )
        .min(2)
        .max(MOST_PARTS),
    })
    .strict(),
  response: receipt.extend({
    parts: z
      .array(z.object({ ticketId, ticketNo: z.string() }))
      .describe('the ticket of each part, this one first; the new tickets appear after a moment'),
  }),
  problems: ['not-found', 'not-now', 'key-reused', 'unknown-matter', 'too-large'],
});

const amendedFields = z.object({
  title: z.string().optional(),
  narrative: z.string().optional(),
  demand: z.string().optional(),
  location: location.optional(),
  caller: callerOf.optional(),
});

const transcriptView = z.object({
  text: z.string(),
  heardOnly: z.array(z.string()).describe('clauses that the caller said and the operator did not write'),
  writtenOnly: z.array(z.string()).describe('clauses that the operator wrote and the caller did not say'),
});

const readingBody = {
  code: z.string().min(1).max(64).describe('reading reason of the pack (查看事由)'),
  reason: z.string().trim().max(2000).default('').describe('what the reader adds to the reason; may be empty'),
};

export const readCaller = operation({
  id: 'readCaller',
  service: 'intake',
  method: 'POST',
  path: '/tickets/{ticketId}/caller-views',
  summary:
    'Read the personal data of the callers and the record of the call. The history of the ticket records each reading, also a repeated one: an Idempotency-Key has no effect. A unit reads no telephone number and no full name',
  zh: '查看诉求人',
  roles: ['operator', 'unit', 'officer', 'signatory', 'callback', 'supervisor'],
  params: ticketParams,
  body: z.object(readingBody).strict(),
  response: z.object({
    callers: z.array(
      z.object({
        name: z
          .string()
          .optional()
          .describe('name of the caller; a unit sees only the first character, but the full name of a company'),
        hasNumber: z.boolean().describe('whether the hotline can call the caller'),
        phone: z.string().optional().describe('E.164; not for units, which ask the hotline to make contact'),
        extension: z.string().optional(),
        kind: callerKind.optional(),
        creditCode: z.string().optional(),
        circumstances: z.array(circumstance).optional(),
        language: z.string().optional(),
        contactWindow: z.string().optional(),
        anonymity,
      }),
    ),
    title: z.string().optional(),
    narrative: z.string().describe('the original text; for a unit with numbers masked'),
    amendments: z
      .array(
        z.object({
          at: z.iso.datetime(),
          by: z.string(),
          reason: z.string(),
          before: amendedFields.describe('values before the correction; an absent field was empty'),
          fields: z.array(amendable),
        }),
      )
      .describe('corrections in the order of time; absent for people of units'),
    additions: z
      .array(z.object({ at: z.iso.datetime(), text: z.string() }))
      .describe('information that was added later'),
    demand: z.string().optional(),
    accused: accused.optional(),
    tags: z.array(ticketTag),
    elements,
    missing: z.array(element),
    recordingId: z.string().optional(),
    transcriptId: z.string().optional(),
    transcript: transcriptView.optional().describe('absent for people of units'),
  }),
  problems: ['not-found', 'not-your-ticket', 'second-person'],
});

export const requestCallerView = ticketCommand({
  id: 'requestCallerView',
  service: 'intake',
  verb: 'caller-view-requests',
  summary:
    'Ask a second person to approve that you read the data of the callers, for a reason for which the pack requires this. A new request replaces the last one of the same person',
  zh: '申请查看诉求人',
  roles: ['operator', 'callback', 'supervisor'],
  body: z.object(readingBody).strict(),
});

export const decideCallerView = ticketCommand({
  id: 'decideCallerView',
  service: 'intake',
  verb: 'caller-view-decisions',
  summary:
    'Approve or refuse, as the second person, that somebody reads the data of the callers. Nobody can decide on their own request',
  zh: '审批查看诉求人',
  roles: ['reviewer', 'supervisor', 'admin'],
  body: z
    .object({
      requestedBy: personId.describe('person who asked to read the data of the callers'),
      approve: z.boolean(),
    })
    .strict(),
  problems: ['not-allowed', 'same-approver'],
});

const MOST_FOUND = 20;
export const findCallerTickets = operation({
  id: 'findCallerTickets',
  service: 'intake',
  method: 'POST',
  path: '/caller-searches',
  summary: `The tickets of a caller by telephone number in any spelling, open ones first, then newest first, at most ${MOST_FOUND}. The history of each ticket records the search, also a repeated one. Finds no anonymous callers`,
  zh: '按电话查找工单',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  body: z.object({ phone, extension: callerFields.shape.extension, ...readingBody }).strict(),
  response: z.object({
    phone: z.string().describe('the number in E.164'),
    tickets: z
      .array(
        z.object({
          ticketId,
          ticketNo: z.string(),
          registeredAt: z.iso.datetime(),
          situation: z.enum(['open', 'merged', 'closed']),
          caller: z.string().optional().describe('name that the caller gave'),
        }),
      )
      .max(MOST_FOUND),
    more: z.boolean().describe('true when the caller has further, older tickets'),
  }),
  problems: ['unavailable'],
});

export const receiveMessage = operation({
  id: 'receiveMessage',
  service: 'intake',
  method: 'POST',
  path: '/channels/{channel}/messages',
  summary:
    'Register a message that the system of a channel delivers in its own format. A message with a number that the channel has delivered before gets the same ticket',
  zh: '接收渠道来件',
  roles: ['operator', 'dispatcher', 'admin'],
  params: z.object({ channel }),
  body: z.record(z.string(), z.unknown()).describe('message in the format that `GET /channels` describes'),
  success: 201,
  response: registerTicket.response,
  problems: ['unknown-channel', 'unknown-region', 'key-reused', 'too-large'],
});

export const listChannels = operation({
  id: 'listChannels',
  service: 'intake',
  method: 'GET',
  path: '/channels',
  summary: 'The channels that the jurisdiction has opened, and the format in which each delivers messages',
  zh: '查看渠道',
  roles: ['operator', 'dispatcher', 'admin'],
  response: z.object({
    channels: z.array(
      z.object({
        channel,
        name: text,
        payload: z.record(z.string(), z.unknown()).describe('JSON schema of a message'),
      }),
    ),
  }),
});

export const urgeTicket = ticketCommand({
  id: 'urgeTicket',
  service: 'intake',
  verb: 'urge',
  summary:
    'Urge an open ticket. The urge is counted and may raise the urgency by the rules of the jurisdiction; it changes no clock',
  zh: '催办',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  body: z.object({ reason: sentence }).strict(),
});

export const requestWithdrawal = ticketCommand({
  id: 'requestWithdrawal',
  service: 'intake',
  verb: 'withdrawal',
  summary:
    'Record that a caller wants to withdraw. The hotline calls them back to confirm it; until then the work continues',
  zh: '申请撤回',
  roles: ['operator', 'callback'],
  body: z
    .object({
      caller: ticketId.describe('the ticket that was registered for this caller: this one, or one merged into it'),
      reason: sentence,
    })
    .strict(),
});

export const addInformation = ticketCommand({
  id: 'addInformation',
  service: 'intake',
  verb: 'information',
  summary: 'Add information that the caller gives later. Those who handle the ticket see it with numbers masked',
  zh: '补充情况',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  body: z.object({ text: registration.shape.narrative }).strict(),
  problems: ['too-large'],
});

export const amendTicket = ticketCommand({
  id: 'amendTicket',
  service: 'intake',
  verb: 'amendments',
  summary:
    'Correct title, narrative, demand, location or caller of a ticket in any state. The earlier values are kept, and matter, unit and duplicates are decided again',
  zh: '更正工单',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  body: z
    .object({
      title: registration.shape.title,
      narrative: registration.shape.narrative.optional(),
      demand: registration.shape.demand,
      location: location.optional().describe('replaces the location as a whole'),
      caller: callerOf.optional().describe('replaces the caller as a whole'),
      reason: sentence,
    })
    .strict(),
  problems: ['invalid-input', 'unknown-region', 'too-large'],
});
