import {
  fileType,
  limitUnitLabels,
  operation,
  outcome,
  role,
  rolesWithTickets,
  ruleMessage,
  text,
  ticketId,
  truth,
} from '@hotline/contracts';
import type { LimitUnit } from '@hotline/jurisdiction';
import { z } from 'zod';
import { findLocations, readCalendar } from './lookups/lookup-operations';
import { readMe, readSignIn } from './me/me-operation';
import { versionOperations } from './jurisdictions/version-operations';

const parkedTicket = z.object({
  service: z.string(),
  ticketId,
  error: z.string(),
  since: z.iso.datetime(),
  events: z.array(z.object({ id: z.string(), type: z.string() })).describe('events that wait, in order'),
});

export const listParked = operation({
  id: 'listParked',
  service: 'host',
  method: 'GET',
  path: '/parked',
  summary: 'Tickets that a service holds back because an event could not be handled',
  zh: '挂起的工单',
  roles: ['admin'],
  response: z.object({ parked: z.array(parkedTicket) }),
});

export const replayParked = operation({
  id: 'replayParked',
  service: 'host',
  method: 'POST',
  path: '/parked/{service}/{ticketId}/replay',
  summary: 'Handle the waiting events of a parked ticket again, in order; stops at the first event that fails',
  zh: '重新处理挂起的工单',
  roles: ['admin'],
  params: z.object({ service: z.string().min(1).max(64), ticketId }),
  response: z.object({ handled: z.number().int(), error: z.string().optional() }),
  problems: ['not-found'],
});

const unit = z.object({
  id: z.string(),
  name: text,
  kind: z.string(),
  parent: z.string().optional(),
  territory: z.array(z.string()).optional(),
});
const region = z.object({ code: z.string(), name: text, level: z.string(), parent: z.string().optional() });
const fact = z.object({
  name: z.string(),
  question: text,
  values: z.array(z.object({ value: z.string(), name: text })),
});
const guide = z.object({ code: z.string(), kind: z.string(), title: text, text, contact: z.string().optional() });

export const readJurisdiction = operation({
  id: 'readJurisdiction',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction',
  summary: 'Regions, units, matters, facts and guides of the jurisdiction, for forms and lists',
  zh: '辖区配置',
  roles: rolesWithTickets,
  response: z.object({
    name: z.string(),
    title: text,
    version: z.string(),
    timeZone: z.string(),
    regions: z.array(region),
    units: z.array(unit),
    fields: z.array(z.object({ code: z.string(), name: text })),
    matters: z.array(z.object({ code: z.string(), name: text, field: z.string() })),
    facts: z.array(fact),
    guides: z.array(guide),
    returnReasons: z.array(
      z.object({
        code: z.string(),
        name: text,
        needsUnit: z.boolean().describe('whether a unit that returns a ticket for this reason must name another unit'),
      }),
    ),
    refusalReasons: z
      .array(
        z.object({
          code: z.string(),
          name: text,
          text: text.describe('what the caller is told'),
          route: text.optional().describe('lawful way that is open to the caller'),
          contact: z.string().optional(),
          approvers: z.array(role).describe('roles of the second person; empty: one person refuses'),
          appealDays: z.number().int().optional().describe('days in which the caller can appeal; absent: not at all'),
        }),
      )
      .describe('reasons for which the hotline does not accept a ticket'),
    disputeReasons: z.array(
      z.object({
        code: z.string(),
        name: text,
        needsUnit: z.boolean().describe('whether a unit that disputes for this reason must name another unit'),
      }),
    ),
    extensionReasons: z.array(z.object({ code: z.string(), name: text })),
    pauseReasons: z.array(z.object({ code: z.string(), name: text })),
    suspensionReasons: z
      .array(z.object({ code: z.string(), name: text }))
      .describe('empty: no ticket can be suspended'),
    visitOutcomes: z.array(z.object({ code: z.string(), name: text })),
    readingReasons: z
      .array(z.object({ code: z.string(), name: text, roles: z.array(role), approvers: z.array(role) }))
      .describe(
        'reasons for which people of these roles may read the data of a caller; `approvers`: roles of the second person, empty if none is needed',
      ),
    outcomes: z
      .array(
        z.object({
          outcome,
          truths: z.array(truth).describe('findings (is the report true?) that are allowed with this outcome'),
          evidence: z.number().int().describe('smallest number of files that must be attached as evidence'),
        }),
      )
      .describe('outcomes that a unit may report, and the evidence that each needs'),
    files: z
      .object({
        perTicket: z.number().int(),
        accepted: z.array(z.object({ type: fileType, bytes: z.number().int().describe('largest size') })),
      })
      .describe('which files people may attach to tickets'),
  }),
});

const limitUnit = z.enum(Object.keys(limitUnitLabels) as [LimitUnit, ...LimitUnit[]]);
const MOST_DAYS_OF_CALENDAR = 120;
export const readWorkingTime = operation({
  id: 'readWorkingTime',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/working-time',
  summary:
    'The hours in which each kind of time limit counts, from yesterday on, so that a client can compute the time left',
  zh: '计时时段',
  roles: rolesWithTickets,
  query: z
    .object({
      days: z.coerce.number().int().min(1).max(MOST_DAYS_OF_CALENDAR).default(60).describe('how many days ahead'),
    })
    .strict(),
  response: z.object({
    from: z.iso.datetime(),
    bases: z.array(
      z.object({
        units: z.array(limitUnit).describe('time units (for example working-days) that are counted in these hours'),
        dayMs: z.number().describe('counted time of the longest day, in milliseconds'),
        knownUntil: z.iso
          .datetime()
          .describe('end of the list; earlier than requested when the calendar of a year is not loaded'),
        intervals: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })).describe('in order'),
      }),
    ),
  }),
});

const findingCounts = z
  .record(z.string(), z.number().int())
  .describe('findings of the proof in the version that is now in force, by kind');

export const reloadJurisdiction = operation({
  id: 'reloadJurisdiction',
  service: 'host',
  method: 'POST',
  path: '/jurisdiction/reload',
  summary:
    'Read the packs of all jurisdictions again. If one of them has errors, nothing changes. ' +
    'Open tickets keep the version that decided them',
  zh: '重新加载辖区配置',
  roles: ['admin'],
  response: z.object({
    jurisdictions: z.array(
      z.object({
        name: z.string(),
        before: z.string(),
        after: z.string(),
        changed: z.boolean(),
        findings: z.number().int(),
        findingsByKind: findingCounts,
      }),
    ),
  }),
});

const limit = z.object({ amount: z.number(), unit: z.string() });
const basis = z.object({ kind: z.enum(['law', 'document', 'assumption']), text: z.string() });
const decidedUnit = z.object({
  unit: z.string(),
  power: z.string(),
  duty: z.string(),
  inNameOf: z.string(),
  mode: z.string(),
  conditions: z.array(text).describe('conditions of the power that are met'),
  legalReview: z.string().optional(),
  formReview: z.string().optional(),
  seal: z.string().optional(),
  liable: z.array(z.string()).optional(),
  evaluator: z.string().optional(),
  escort: z.array(z.string()).optional(),
  scope: z.enum(['full', 'part']).optional(),
  agreement: z.string().optional(),
  until: z.string().optional(),
  within: limit.optional().describe('time within which the unit must do its part, e.g. an appraisal'),
  lacks: z.array(z.string()).optional().describe('qualifications that the people of the unit do not have'),
  basis,
});
const decision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lead'),
    lead: decidedUnit,
    assistants: z.array(decidedUnit),
    rule: z
      .object({ id: z.string(), text, basis })
      .describe('the rule that chose the lead among the units that could lead'),
    runnerUp: decidedUnit
      .extend({ wouldNeed: text.describe('conditions that are not met for this unit to lead') })
      .optional(),
    transfers: z
      .array(z.object({ id: z.string(), cause: z.string(), to: z.string(), within: limit.optional(), basis }))
      .optional()
      .describe('unit that receives the case when the lead finds something that it may not decide itself'),
  }),
  z.object({ kind: z.literal('gap'), fallback: z.string(), why: text, basis }),
  z.object({
    kind: z.literal('dispute'),
    candidates: z.array(decidedUnit),
    body: z.string(),
    steps: z
      .array(
        z.object({
          by: z.string().optional(),
          text,
          within: limit.optional(),
          designates: z.literal(true).optional(),
          basis,
        }),
      )
      .optional(),
    why: text,
    basis,
  }),
  z.object({ kind: z.literal('ask'), fact: z.string(), question: text, holder: z.string(), why: text }),
]);

export const explainJurisdiction = operation({
  id: 'explainJurisdiction',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/explain',
  summary: 'Which unit would lead on a matter, with all reasons of the decision',
  zh: '权责解释',
  roles: rolesWithTickets,
  query: z.object({
    matter: z.string().min(1).max(100),
    region: z.string().min(1).max(100).optional().describe('code or name; absent: the location is not known'),
    on: z.iso.date().optional().describe('day of the decision; absent: today'),
    at: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('instant of the incident; it answers facts that depend on the time of day'),
    facts: z
      .string()
      .regex(/^[\w.-]+:[\w.-]+(,[\w.-]+:[\w.-]+)*$/, ruleMessage('fact-list'))
      .optional()
      .describe('known facts as name:value, separated by commas, e.g. permit:none,road-class:main'),
    version: z.string().min(1).max(100).optional().describe('version that decides; absent: the one in force'),
  }),
  response: z.object({
    jurisdiction: z.string(),
    version: z.string(),
    on: z.string(),
    decision,
    sentences: z.array(text).describe('sentences that explain the decision'),
  }),
  problems: ['unknown-matter', 'unknown-region', 'unknown-fact', 'not-found'],
});

/** Operations under /api/v1 that the host itself answers. */
export const systemOperations = [
  readJurisdiction,
  readWorkingTime,
  reloadJurisdiction,
  explainJurisdiction,
  ...versionOperations,
  readMe,
  readSignIn,
  readCalendar,
  findLocations,
  listParked,
  replayParked,
] as const;
