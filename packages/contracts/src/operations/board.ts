import { z } from 'zod';
import { callerViewRequested } from '../events/intake';
import { interimMeasureOrdered, opinionGiven } from '../events/disputes';
import { soundsLikeFollowUp } from '../events/intake';
import { refusalRequested } from '../events/feedback';
import { decisionReason, returnRequested, unitResolution } from '../events/routing';
import {
  channel,
  fileId,
  matterCode,
  personId,
  regionCode,
  rolesWithTickets,
  targetName,
  text,
  ticketId,
  ticketKind,
  ticketState,
  unitId,
  urgency,
} from '../words';
import { extensionRequested, limit, pauseRequested } from '../events/sla';
import { milestone, suspensionRequested } from '../events/suspension';
import { operation } from '../operation-builders/operation';
import { ticketParams } from '../operation-builders/ticket-command';
import { promiseView } from './clock-changes/promises';
import { clockView, toldService } from './sla';
import { attachedFile } from './unit-work/files';

/** 待签收 协办中 已反馈 */
export const assistantPartState = z.enum(['open', 'acknowledged', 'reported']);

export const ticketSummary = z.object({
  ticketId,
  ticketNo: z.string(),
  state: ticketState,
  kind: ticketKind.optional(),
  urgency,
  matter: matterCode.optional(),
  region: regionCode.optional(),
  lead: unitId.optional(),
  assistants: z.array(unitId),
  parts: z
    .array(
      z.object({
        unit: unitId,
        state: assistantPartState,
        done: z.string().optional().describe('what the assistant reported'),
        evidence: z.array(fileId).optional(),
        reportedAt: z.iso.datetime().optional(),
      }),
    )
    .optional()
    .describe('assistants that have to report before the lead can resolve'),
  assigned: z
    .array(z.object({ unit: unitId, officer: personId, since: z.iso.datetime() }))
    .optional()
    .describe('the people to whom the lead unit and assisting units assigned the ticket; absent: nobody'),
  round: z.number(),
  hop: z.number(),
  callers: z.number(),
  urged: z.number().describe('how often the ticket was urged'),
  registeredAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().optional().describe('due time of the open target that is due next'),
  dueTarget: targetName.optional().describe('name of that target; without `dueAt` while its limit is pending'),
  dueUnit: limit.shape.unit.optional().describe('unit of that limit; it decides in which hours the time counts'),
  warnAt: z.iso.datetime().optional().describe('when that target was or will be at risk'),
  address: z.string().optional(),
  excerpt: z.string().describe("the beginning of the caller's words; masked, one line"),
  found: z
    .array(
      z.object({
        in: z.enum(['number', 'externalNo', 'title', 'told', 'demand', 'address', 'reply']),
        text: z.string().describe('the passage, as one line'),
        marks: z
          .array(z.object({ from: z.number().int(), to: z.number().int() }))
          .describe('where the words are: offsets in `text`, in UTF-16 units'),
      }),
    )
    .optional()
    .describe('present in a search for words: the passages that contain the words'),
  question: text.optional().describe('what a person has to decide or answer now'),
  unitAsks: z
    .object({ question: z.string(), askedAt: z.iso.datetime(), toCaller: z.literal(true).optional() })
    .optional()
    .describe(
      'question of the lead unit to the hotline, or with `toCaller` to the callers; present until it is answered or the caller is reached',
    ),
  unitAnswer: z
    .object({
      question: z.string(),
      answer: z.string().optional().describe('absent if only facts of the ticket were given'),
      by: z.enum(['caller', 'hotline']),
      answeredAt: z.iso.datetime(),
    })
    .optional()
    .describe('answer to the last question of the lead unit; present until that unit goes on with the ticket'),
  callerViewRequests: z
    .array(callerViewRequested.extend({ requestedAt: z.iso.datetime() }))
    .optional()
    .describe('people who asked to read the data of the callers and wait for a second person'),
  breached: z.number().describe('number of targets breached so far'),
  promises: z.array(promiseView).optional().describe('what was promised to the callers; absent: nothing'),
  returnBy: z.iso
    .datetime()
    .optional()
    .describe(
      'end of the return window of the lead, also when it has passed; absent: the lead may not return it, or has asked for it before',
    ),
  refusalRequest: refusalRequested
    .optional()
    .describe('present while somebody has to decide whether the ticket is refused (不予受理)'),
  returnRequest: returnRequested
    .omit({ hop: true })
    .optional()
    .describe('present while somebody has to decide on the return'),
  extensionRequest: extensionRequested
    .optional()
    .describe('present while somebody has to decide on the request; `approvers`: those who have not approved yet'),
  pauseRequest: pauseRequested.optional().describe('present while somebody has to decide on the request'),
  dispute: z
    .object({
      parties: z.array(unitId),
      opinionsBy: z.iso.datetime().optional().describe('when the time for opinions ends'),
      opinions: z.array(opinionGiven.extend({ at: z.iso.datetime() })).describe('the latest opinion of each party'),
      interim: z.array(interimMeasureOrdered).describe('units that have to act until the lead is named'),
    })
    .optional()
    .describe('present until the coordination body names the lead'),
  suspensionRequest: suspensionRequested
    .optional()
    .describe('present while somebody has to decide on it; `approvers`: those who have not approved yet'),
  suspension: z
    .object({
      since: z.iso.datetime(),
      until: z.iso.date().describe('last day'),
      code: z.string(),
      plan: z.string(),
      milestones: z.array(milestone.extend({ reachedAt: z.iso.datetime().optional() })),
      reviews: z.array(z.object({ on: z.iso.date(), doneAt: z.iso.datetime().optional() })),
    })
    .optional()
    .describe('挂账: its stage clocks stand still; it is neither resolved nor closed'),
  precedent: z
    .object({ state: z.enum(['candidate', 'failed']), lead: unitId, document: z.string() })
    .optional()
    .describe('present while a person has to decide whether the designation becomes a rule'),
  problem: z.literal(true).optional().describe('问题工单: units have returned the ticket too often'),
  issue: ticketId.optional().describe('the first ticket of the issue; absent when this is the first'),
});
export type TicketSummary = z.infer<typeof ticketSummary>;

export const historyEntry = z.object({
  at: z.iso.datetime(),
  id: z.string(),
  type: z.string(),
  source: z.string(),
  by: z.object({ id: z.string(), role: z.string(), unit: z.string().optional() }).optional(),
  data: z.record(z.string(), z.unknown()),
});

export const readTicket = operation({
  id: 'readTicket',
  service: 'board',
  method: 'GET',
  path: '/tickets/{ticketId}',
  summary: 'One ticket with its whole history in order and the clock of each target',
  zh: '工单详情',
  roles: rolesWithTickets,
  params: ticketParams,
  response: ticketSummary.extend({
    narrative: z.string(),
    demand: z.string().optional(),
    demands: z
      .array(z.string())
      .optional()
      .describe('the single demands, where there are several; answers number them from 1'),
    resolution: unitResolution
      .extend({
        at: z.iso.datetime(),
        unit: unitId,
        signedBy: personId.optional().describe('absent until somebody signs'),
      })
      .optional()
      .describe('latest resolution of the unit, also while it waits for a signature or a review'),
    files: z
      .array(attachedFile)
      .describe('photos, documents and recordings that the reader may open, in the order in which they came'),
    channel: z.string(),
    ageMs: z.number().describe('since registration until now, or until it was closed; never resets'),
    why: decisionReason.optional(),
    mergedInto: ticketId.optional(),
    part: z.string().optional().describe('after a split: the part of the narrative that the ticket is about'),
    splitFrom: ticketId.optional(),
    splitInto: z.array(z.object({ ticketId, ticketNo: z.string() })).optional(),
    followUp: soundsLikeFollowUp
      .optional()
      .describe('it sounds like a call about another ticket, and nobody has decided yet; not shown to units'),
    handOvers: z.array(toldService).optional().describe('emergency services that were told about the ticket'),
    clocks: z.array(clockView),
    history: z.array(historyEntry),
    people: z
      .array(z.object({ id: personId, name: z.string() }))
      .describe('names of the people whom history, resolution and `assigned` mention'),
  }),
  problems: ['not-found', 'not-your-ticket'],
});

const page = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const dueTime = z.iso.datetime({ offset: true }).optional();
/** Largest number of values of one filter. */
const MOST_VALUES = 20;
/** One value, or several that are repeated in the query or separated by commas. A ticket must have one of them. */
const oneOrMore = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',') : given),
    z.array(value).min(1).max(MOST_VALUES),
  );
/** Longest text that is searched for, in characters. */
const MOST_SEARCHED = 100;
/** Largest number of tickets that a list counts, because a count reads each of them. */
export const MOST_COUNTED = 1000;
export const listTickets = operation({
  id: 'listTickets',
  service: 'board',
  method: 'GET',
  path: '/tickets',
  summary: 'Tickets by words, number, unit, state, matter, region, dates and more, all at once; pages by cursor',
  zh: '工单列表与检索',
  roles: rolesWithTickets,
  query: z
    .object({
      unit: oneOrMore(unitId).optional(),
      state: oneOrMore(ticketState).optional(),
      matter: oneOrMore(matterCode).optional(),
      region: oneOrMore(regionCode).optional(),
      kind: oneOrMore(ticketKind).optional(),
      urgency: oneOrMore(urgency).optional(),
      channel: oneOrMore(channel).optional(),
      suspended: z.literal('true').optional().describe('only suspended tickets'),
      promised: z
        .literal('true')
        .optional()
        .describe('tickets, also closed ones, with a promise to the callers that is not kept yet'),
      open: z.literal('true').optional().describe('neither closed nor merged'),
      overdue: z.literal('true').optional().describe('open tickets whose next target is past its due time'),
      waiting: z
        .enum(['unit-asks', 'unit-answered', 'caller-view'])
        .optional()
        .describe(
          'unit-asks: the lead unit waits until the hotline or the caller answers; unit-answered: its question is answered, and the unit has not gone on yet; caller-view: a request to read the data of the callers waits for a second person',
        ),
      assigned: z
        .enum(['me', 'nobody', 'away'])
        .optional()
        .describe(
          'me: assigned to the person who asks; nobody: assigned to nobody in the unit; away: assigned to somebody in the unit who is absent or has left (one page only)',
        ),
      words: z
        .string()
        .max(MOST_SEARCHED)
        .optional()
        .describe(
          'words separated by spaces; a ticket is listed if number, external number, title, narrative, demand, address and reply together contain all of them. ' +
            'Telephone numbers are not searched',
        ),
      sort: z
        .enum(['newest', 'oldest', 'due'])
        .optional()
        .describe(
          'newest and oldest: by registration; due: open tickets, the next to fall due first. Absent: newest; due in a list that is filtered by due time and not by words',
        ),
      registeredFrom: z.iso.date().optional().describe('first day of registration, in the zone of the jurisdiction'),
      registeredUntil: z.iso.date().optional().describe('last day of registration'),
      dueFrom: dueTime.describe('open tickets whose next target is due at this time or later'),
      dueBefore: dueTime.describe('open tickets whose next target is due before this time'),
      count: z.literal('true').optional().describe('whether to count the tickets of the whole list'),
      ...page,
    })
    .strict(),
  response: z.object({
    tickets: z.array(ticketSummary),
    next: z
      .string()
      .optional()
      .describe(
        'cursor of the next page, absent on the last one. Where few of many tickets fit, a page may hold fewer tickets than the limit, even none, and still have a next one',
      ),
    count: z
      .object({
        tickets: z.number().int(),
        more: z.boolean().describe('true when counting stopped, so that the list may have more tickets'),
      })
      .optional()
      .describe(
        `number of tickets in the whole list, counted up to ${MOST_COUNTED}, or less far where few of many tickets fit; only if the request asks for it`,
      ),
  }),
});

export const listFindings = operation({
  id: 'listFindings',
  service: 'board',
  method: 'GET',
  path: '/findings',
  summary: 'Gaps and disputes found while routing tickets, which the power list has to settle',
  zh: '职责缺口与争议',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  query: z.object({ kind: z.enum(['gap', 'dispute']).optional(), ...page }).strict(),
  response: z.object({
    findings: z.array(
      z.object({
        ticketId,
        ticketNo: z.string(),
        kind: z.enum(['gap', 'dispute']),
        matter: matterCode.optional(),
        region: regionCode.optional(),
        why: text,
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().optional(),
  }),
});

const simulatedDecision = z.object({ kind: z.enum(['lead', 'gap', 'dispute', 'ask']), unit: unitId });
const somebody = z.array(z.object({ ticketId, ticketNo: z.string() })).describe('at most 10');
export const simulateVersion = operation({
  id: 'simulateVersion',
  service: 'board',
  method: 'POST',
  path: '/jurisdiction/versions/{version}/simulate',
  summary:
    'Route past tickets of this hotline by any version of the pack, to see which units would gain or lose tickets, and which tickets no unit could lead',
  zh: '用历史工单试运行版本',
  roles: ['supervisor', 'admin'],
  params: z.object({ version: z.string().min(1).max(100) }),
  body: z
    .object({
      against: z.string().min(1).max(100).optional().describe('the version to compare with; absent: the one in force'),
      from: z.iso.date().optional().describe('first day of registration'),
      until: z.iso.date().optional().describe('last day of registration'),
      on: z.iso
        .date()
        .optional()
        .describe('day whose powers apply; absent: for each ticket the day of its registration'),
      most: z.number().int().min(1).max(20_000).default(5000).describe('how many tickets, the newest first'),
    })
    .strict(),
  response: z.object({
    version: z.string(),
    against: z.string(),
    tickets: z.number().int(),
    leftOut: z
      .number()
      .int()
      .describe('tickets of the period without a matter: merged, answered, or not classified yet'),
    kinds: z
      .record(z.string(), z.number().int())
      .describe('number of tickets by result: lead, gap, dispute, or ask (a fact must be asked first)'),
    units: z.array(
      z.object({ unit: unitId, leads: z.number().int(), gained: z.number().int(), lost: z.number().int() }),
    ),
    moved: z.array(
      z.object({ from: simulatedDecision, to: simulatedDecision, tickets: z.number().int(), examples: somebody }),
    ),
    unroutable: z.object({ tickets: z.number().int(), new: z.number().int(), examples: somebody }),
  }),
  problems: ['not-found'],
});

export const streamChanges = operation({
  id: 'streamChanges',
  service: 'board',
  method: 'GET',
  path: '/stream',
  summary:
    'Live changes as server-sent events. `ticket`: a ticket summary; `figures`: the figures have changed; `ready`: all earlier changes were sent. ' +
    'With the header `Last-Event-ID`, the changes since that event are sent first, each ticket once. `resync`: these changes are not available any more, so the client must load its data again',
  zh: '实时变化',
  roles: rolesWithTickets,
  response: ticketSummary,
  stream: true,
});
