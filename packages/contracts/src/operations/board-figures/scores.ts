import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { sentence } from '../../operation-builders/ticket-command';
import { personId, text, ticketId, unitId } from '../../words';

const itemOfScheme = z.object({
  id: z.string(),
  name: text,
  kind: z
    .enum(['earned', 'deducted', 'added'])
    .describe('earned: points up to `full`; deducted: points off; added: points beyond the full score'),
  full: z.number().optional().describe('most points of the item; absent: no limit'),
  atLeast: z.number().optional().describe('fewest points of the item; absent: 0'),
  formula: z.string(),
});

export const unitScore = z.object({
  unit: unitId,
  name: text,
  peerGroup: z.string().optional().describe('the units with which it is compared; absent: it has no rank'),
  score: z.number().optional().describe('absent when no item could be scored'),
  correction: z.number().optional().describe('points that accepted appeals added; they are in `score`'),
  excluded: z.number().int().describe('tickets of the unit that were left out'),
  outOf: z.number().describe('points of the items that were scored; below the full score, shares are compared'),
  rank: z.number().int().optional().describe('among its peers, by share of the possible points; equals share a rank'),
  peers: z.number().int().describe('number of units in its peer group with a score'),
  coverage: z.number().optional().describe('share of the callers to be called back who answered'),
  counts: z.record(z.string(), z.number()).describe('the numbers of tickets from which the score is computed'),
  rates: z.record(z.string(), z.number()),
  stated: z.record(z.string(), z.number()).describe('numbers that people stated'),
  items: z.array(
    z.object({
      id: z.string(),
      points: z.number().optional().describe('absent: not scored, because the formula has no value'),
      given: z.literal(true).optional().describe('all points, because the formula has no value'),
    }),
  ),
});
export type UnitScore = z.infer<typeof unitScore>;

const person = z.object({ id: personId, name: z.string() });
const decision = { by: person, at: z.iso.datetime(), reason: z.string() };

const exclusionView = z.object({
  ticketId,
  ticketNo: z.string(),
  unit: unitId.optional().describe('the unit for which the ticket would count'),
  code: z.string(),
  name: text,
  evidence: z.string(),
  by: person,
  at: z.iso.datetime(),
  decided: z
    .object({ approved: z.boolean(), ...decision })
    .optional()
    .describe('absent while a second person has to decide; only approved tickets are left out'),
});

const appealView = z.object({
  id: z.string(),
  unit: unitId,
  item: z.string().optional().describe('the item that is contested; absent: the whole score'),
  reason: z.string(),
  by: person,
  at: z.iso.datetime(),
  decided: z.object({ accepted: z.boolean(), points: z.number(), ...decision }).optional(),
});

export const readScores = operation({
  id: 'readScores',
  service: 'board',
  method: 'GET',
  path: '/figures/scores',
  summary:
    'Scores of units for a period by a scheme of the pack, item by item with the numbers behind them, ranked among peers; as of any time with the same result. Units see their own score only',
  zh: '考核得分',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin', 'unit', 'signatory'],
  query: z
    .object({
      from: z.iso.date().describe('first day of the period, in the zone of the jurisdiction'),
      until: z.iso.date().describe('last day of the period'),
      asOf: z.iso
        .datetime({ offset: true })
        .optional()
        .describe('what was known at this time counts, by the version of the pack of that time; absent: until now'),
      scheme: z.string().max(64).optional().describe('absent: the first scheme of the pack'),
    })
    .strict(),
  response: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    asOf: z.iso.datetime(),
    version: z.string().describe('version of the jurisdiction whose definitions were used'),
    schemes: z.array(z.object({ id: z.string(), name: text })).describe('the schemes of the pack'),
    scheme: z
      .object({
        id: z.string(),
        name: text,
        full: z.number(),
        items: z.array(itemOfScheme),
        stated: z.array(z.object({ id: z.string(), name: text })).describe('numbers that people state for each unit'),
      })
      .optional()
      .describe('absent when the pack has no scheme'),
    named: z
      .array(z.object({ id: z.string(), name: text, show: z.enum(['share', 'number', 'count']) }))
      .describe('what formulas can use beside the items: counts, rates and stated numbers'),
    peerGroups: z.array(z.object({ id: z.string(), name: text })),
    frozen: z
      .object({ by: person, at: z.iso.datetime() })
      .optional()
      .describe('the scores are those of this time, with the corrections of accepted appeals'),
    exclusions: z.array(exclusionView).describe('of a unit: its own tickets'),
    exclusionReasons: z.array(z.object({ id: z.string(), name: text })),
    stated: z.array(
      z.object({
        unit: unitId,
        statedNumber: z.string(),
        value: z.number(),
        source: z.string(),
        by: person,
        at: z.iso.datetime(),
      }),
    ),
    appeals: z.array(appealView),
    units: z.array(unitScore).describe('units with tickets in the period, by peer group and rank'),
  }),
});

/** The scheme and the period whose scores a decision concerns. */
const ofSheet = { scheme: z.string().max(64), from: z.iso.date(), until: z.iso.date() };
const sheetReceipt = z.object({ ...ofSheet, frozen: z.boolean() });
const refusals = ['not-now', 'key-reused'] as const;

export const stateNumber = operation({
  id: 'stateNumber',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/stated',
  summary:
    'State a number of a unit that no ticket holds, with its source; the latest one counts until the scores are frozen',
  zh: '填报考核数据',
  roles: ['supervisor', 'admin'],
  body: z
    .object({
      ...ofSheet,
      unit: unitId,
      statedNumber: z.string().max(64).describe('a number that the scheme asks for'),
      value: z.number().min(-1_000_000).max(1_000_000),
      source: sentence,
    })
    .strict(),
  response: sheetReceipt,
  problems: [...refusals, 'unknown-unit'],
});

export const requestExclusion = operation({
  id: 'requestExclusion',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/exclusions',
  summary: 'Ask to leave a ticket out of the scores of a period, with a reason of the pack and evidence',
  zh: '申请剔除工单',
  roles: ['dispatcher', 'supervisor', 'admin'],
  body: z.object({ ...ofSheet, ticketId, code: z.string().max(64), evidence: sentence }).strict(),
  response: sheetReceipt,
  problems: [...refusals, 'not-found'],
});

export const decideExclusion = operation({
  id: 'decideExclusion',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/exclusions/{ticketId}/decision',
  summary: 'A second person decides whether a ticket is left out of the scores; it stays visible',
  zh: '批准剔除工单',
  roles: ['supervisor', 'admin'],
  params: z.object({ ticketId }),
  body: z.object({ ...ofSheet, approve: z.boolean(), reason: sentence }).strict(),
  response: sheetReceipt,
  problems: [...refusals, 'same-approver'],
});

export const freezeScores = operation({
  id: 'freezeScores',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/freeze',
  summary: 'Freeze the scores of a period that is over; later changes of tickets no longer change them',
  zh: '冻结考核得分',
  roles: ['supervisor', 'admin'],
  body: z.object(ofSheet).strict(),
  response: sheetReceipt,
  problems: refusals,
});

export const appealScore = operation({
  id: 'appealScore',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/appeals',
  summary: 'A unit contests its score, or one item of it, also after the scores were frozen',
  zh: '申诉考核得分',
  roles: ['unit', 'signatory'],
  body: z.object({ ...ofSheet, item: z.string().max(64).optional(), reason: sentence }).strict(),
  response: sheetReceipt.extend({ appeal: z.string() }),
  problems: refusals,
});

export const decideScoreAppeal = operation({
  id: 'decideScoreAppeal',
  service: 'board',
  method: 'POST',
  path: '/figures/scores/appeals/{appeal}/decision',
  summary: 'Decide on the appeal of a unit; an accepted one corrects the score by the points stated',
  zh: '决定得分申诉',
  roles: ['supervisor', 'coordinator', 'admin'],
  params: z.object({ appeal: z.string().max(64) }),
  body: z
    .object({
      ...ofSheet,
      accept: z.boolean(),
      points: z.number().min(-1000).max(1000).optional().describe('added to the score; only if accepted'),
      reason: sentence,
    })
    .strict(),
  response: sheetReceipt,
  problems: [...refusals, 'not-found'],
});
