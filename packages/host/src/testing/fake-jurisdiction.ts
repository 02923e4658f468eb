import type { Jurisdiction } from '@hotline/jurisdiction';

const text = (zh: string, en: string) => ({ zh, en });

/** A jurisdiction with one region, one unit and one matter, for tests of the host. */
export const fakeJurisdiction: Jurisdiction = {
  name: 'nowhere',
  title: text('无名县', 'Nowhere'),
  version: '1+test',
  regions: new Map([['nowhere', { code: 'nowhere', name: text('无名县', 'Nowhere'), level: 'district', aliases: [] }]]),
  units: new Map([['squad', { id: 'squad', name: text('综合执法中队', 'Squad'), kind: 'squad' }]]),
  posts: new Map(),
  alarms: { concepts: {}, harmless: [], ordinary: [] },
  people: [],
  fields: new Map([['street', text('市容', 'Street')]]),
  matters: new Map([
    [
      'street.stall',
      {
        code: 'street.stall',
        name: text('占道经营', 'Stalls'),
        field: 'street',
        words: [],
        examples: [],
        facts: [],
        urgency: 'normal',
      },
    ],
  ]),
  facts: new Map(),
  guides: new Map(),
  calendar: {
    timeZone: 'Asia/Shanghai',
    officeHours: [{ from: '08:30', to: '17:30' }],
    holidays: [],
    workdays: [],
    years: [],
  },
  hotline: 'hotline',
  coordination: 'coordination',
  classification: { threshold: 0.5, thresholds: {}, urgentWords: { critical: [], urgent: [] } },
  routing: { returnWindow: { amount: 1, unit: 'working-days' } },
  intake: { sameWithinHours: 72, country: 'CN' },
  handling: {
    contact: { attempts: 3, gapHours: 2 },
    truthOf: ['complaint', 'report'],
    returns: { dispatcherDecides: 1, supervisorDecides: 1 },
    unacknowledged: 'stays',
    assistants: { report: [] },
    consultation: { opinionsWithin: { amount: 1, unit: 'working-days' } },
    returnReasons: new Map(),
    disputeReasons: new Map(),
    visitOutcomes: new Map(),
    outcomes: new Map(),
    approvalLevels: [],
  },
  feedback: {
    maxRounds: 2,
    maxAttempts: 3,
    attemptGapHours: 4,
    contradictory: 'ask-again',
    reopenWithinDays: 30,
    plan: [],
    callHours: [],
    leaseMinutes: 10,
    skipMinutes: 15,
    scheduleWithinDays: 7,
    scripts: [],
    closures: new Map(),
  },
  timing: { extensionReasons: new Map(), pauseReasons: new Map(), suspensionReasons: new Map() },
  decide: () => ({
    kind: 'gap',
    fallback: 'hotline',
    why: text('无人有权', 'Nobody has the power'),
    basis: { kind: 'assumption', text: 'a test' },
  }),
  readingReasons: new Map(),
  escalation: [],
  certificatesFor: () => [],
  slaPolicy: () => {
    throw new Error('nowhere promises nothing');
  },
};
