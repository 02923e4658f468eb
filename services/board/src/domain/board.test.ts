import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarYearUnknown } from '@hotline/calendar';
import {
  eventRegistry,
  type Actor,
  type EventData,
  type EventType,
  type NewEvent,
  type TicketEvent,
} from '@hotline/contracts';
import { encodeKey } from '@hotline/runtime';
import { throughStorage } from '@hotline/runtime/testing';
import { rows } from '../collection';
import { indexFor } from '../http/lists';
import { detail, mayRead, summary } from '../http/views';
import { evolve as evolveRow } from './evolve';
import { isRunning, type TicketRow } from './row';

/** As the loop does it: on the row that is read back from storage. */
const evolve: typeof evolveRow = (row, event) => {
  const next = evolveRow(row, event);
  return next && throughStorage(next, 'row');
};

const START = Date.parse('2026-01-05T01:00:00Z');
const HOUR = 3_600_000;
const id = '1'.repeat(36);
const text = { zh: '为什么', en: 'why' };
const rule = { id: 'r', text, basis: { kind: 'law' as const, text: '' } };

/** A fact, so many hours after the registration. */
interface Said {
  readonly hour: number;
  readonly fact: NewEvent;
}
const say =
  <T extends EventType>(type: T) =>
  (data: EventData<T>, hour = 1): Said => ({ hour, fact: { type, data } as NewEvent });
const iso = (hour: number): string => new Date(START + hour * HOUR).toISOString();
const event = ({ hour, fact }: Said, i: number): TicketEvent =>
  ({
    ...fact,
    data: eventRegistry[fact.type].data.parse(fact.data),
    id: `e.${i}`,
    source: eventRegistry[fact.type].source,
    subject: id,
    time: iso(hour),
    jurisdiction: 'tiny',
  }) as unknown as TicketEvent;

const registered = say('TicketRegistered')(
  {
    ticketNo: '20260105-000001',
    queryCode: 'ABCDEFGH12',
    channel: 'phone',
    location: { address: '青年路' },
    narrative: '占道',
    facts: {},
    anonymity: 'named',
    receivedAt: iso(0),
  },
  0,
);
const classified = (matter = 'stall', region?: string, hour = 1) =>
  say('TicketClassified')(
    {
      matter,
      kind: 'complaint',
      urgency: 'urgent',
      facts: {},
      confidence: 1,
      alternatives: [],
      reasons: [],
      by: 'model',
      catalogue: '1',
      registeredAt: iso(0),
      ...(region ? { region } : {}),
    },
    hour,
  );
const proposal = {
  alternatives: [],
  reasons: [],
  kind: 'complaint' as const,
  urgency: 'normal' as const,
  urgencyReasons: [],
  facts: {},
  otherMatters: [],
};
const deferred = say('ClassificationDeferred')({ why: text, code: 'not-sure', proposal, registeredAt: iso(0) });
const answered = say('TicketAnswered')({
  guide: 'g',
  text,
  by: 'model',
  kind: 'consultation',
  urgency: 'normal',
  registeredAt: iso(0),
});
const dispatched = (lead = 'east', hop = 1, how: EventData<'TicketDispatched'>['how'] = 'rule') =>
  say('TicketDispatched')({
    lead,
    assistants: ['town'],
    urgency: 'normal',
    facts: {},
    matter: 'stall',
    why: { rule, pack: '1' },
    how,
    round: 1,
    hop,
  });
const asked = say('RoutingFactsNeeded')({ fact: 'region', question: text, holder: 'hotline', why: text });
const disputed = say('JurisdictionDisputed')({ matter: 'stall', candidates: [], body: 'legal', why: text, pack: '1' });
const gap = (matter: string, hour = 1) =>
  say('GapFound')({ matter, facts: {}, fallback: 'office', why: text, pack: '1' }, hour);
const acknowledged = (hop = 1) => say('DispatchAcknowledged')({ unit: 'east', round: 1, hop });
const returnAsked = say('ReturnRequested')({ unit: 'east', reason: '', basis: '', hop: 1 });
const rejected = say('ReturnRejected')({ unit: 'east', reason: '', hop: 1 });
const resolved = say('TicketResolved')(
  { unit: 'east', outcome: 'resolved', done: '', publicReply: '已清理', approver: 'x', round: 1 },
  2,
);
const opened = say('CallbackOpened')({ round: 1, attempt: 1, notBefore: iso(2) }, 2);
const reopened = say('TicketReopened')({ round: 2, reason: '', by: 'caller' }, 3);
const supervised = say('SupervisionRequested')({ round: 2, code: 'unsatisfied', why: text }, 3);
const closed = say('TicketClosed')({ closure: 'resolved', satisfaction: 'satisfied', rounds: 1 }, 4);
const merged = say('TicketMerged')({ into: '2'.repeat(36), reason: '' }, 1);
const first = '9'.repeat(36);
const same = say('PossiblySameFound')({
  candidates: [
    {
      ticketId: first,
      ticketNo: 'n',
      why: 'same-location',
      likeness: 0.9,
      shared: { locations: ['翠湖小区'], codes: [], words: ['搅拌站'] },
    },
  ],
  issue: first,
  again: false,
});
const split = say('TicketSplit')({
  kept: { text: '占道' },
  into: [{ ticketId: '3'.repeat(36), ticketNo: 'n3' }],
  location: {},
  by: 'o',
});
const viewed = say('CallerViewed')({ reason: '' }, 9);
const set = (hour: number, name: 'resolve' | 'acknowledge' | 'callback', stage: number, hours: number) =>
  say('SlaTargetsSet')(
    {
      targets: [
        {
          name,
          stage,
          startedAt: iso(hour),
          dueAt: iso(hour + hours),
          warnAt: iso(hour + hours / 2),
          limit: { amount: hours, unit: 'hours' },
          policy: 'p',
        },
      ],
    },
    hour,
  );
const met = (name: 'resolve' | 'callback', at: number, hour: number) =>
  say('SlaTargetMet')({ name, stage: 1, at: iso(at), dueAt: iso(99), elapsedMs: 1, countedMs: 1, late: false }, hour);

const given = (...said: Said[]): TicketRow =>
  [registered, ...said].reduce<TicketRow | undefined>(
    (row, one, i) => evolve(row, event(one, i)),
    undefined,
  ) as TicketRow;
const keys = (row: TicketRow, index: string) => rows.indexes[index]?.(row).map((key) => (encodeKey(key), key));

describe('a split', () => {
  it('shows a split on both tickets, with the whole narrative and the state of each', () => {
    const row = given(classified(), dispatched(), split);
    expect(detail(id, row, START, { workingElapsed: () => 0 } as never)).toMatchObject({
      state: 'dispatched',
      narrative: '占道',
      part: '占道',
      splitInto: [{ ticketId: '3'.repeat(36), ticketNo: 'n3' }],
    });
    const other = evolve(
      undefined,
      event(
        say('TicketRegistered')(
          {
            ticketNo: 'n3',
            queryCode: 'ABCDEFGH13',
            channel: 'phone',
            location: {},
            narrative: '路灯',
            facts: {},
            anonymity: 'named',
            receivedAt: iso(0),
            splitFrom: id,
          },
          5,
        ),
        0,
      ),
    ) as TicketRow;
    expect(detail(id, other, START, { workingElapsed: () => 0 } as never)).toMatchObject({
      splitFrom: id,
      registeredAt: iso(0),
    });
  });
});

describe('the state on the board', () => {
  it.each<[string, Said[], string]>([
    ['registered', [], 'registered'],
    ['classified, before it has a lead', [deferred, classified()], 'registered'],
    ['waiting for a person', [deferred], 'awaiting-classification'],
    ['asking for a fact', [classified(), asked], 'awaiting-facts'],
    ['disputed', [classified(), disputed], 'disputed'],
    ['dispatched', [classified(), dispatched()], 'dispatched'],
    ['a return asked for', [classified(), dispatched(), acknowledged(), returnAsked], 'return-requested'],
    [
      'rejected after the acknowledgement',
      [classified(), dispatched(), acknowledged(), returnAsked, rejected],
      'acknowledged',
    ],
    ['rejected before it', [classified(), dispatched(), returnAsked, rejected], 'dispatched'],
    [
      'a correction while a unit handles it',
      [classified(), dispatched(), acknowledged(), classified('shed')],
      'acknowledged',
    ],
    [
      'a correction while callers are asked',
      [classified(), dispatched(), resolved, opened, classified('shed')],
      'resolved',
    ],
    ['answered and to be called', [answered, opened], 'answered'],
    ['an answer taken back', [answered, opened, classified()], 'registered'],
    ['a second call after an answer', [answered, opened, supervised, opened], 'answered'],
    ['a second call after a unit', [classified(), dispatched(), resolved, opened, supervised, opened], 'resolved'],
    [
      'designated after "resolved", the callback still on its way',
      [classified(), dispatched(), resolved, dispatched('west', 2, 'designated'), opened],
      'dispatched',
    ],
    [
      'given to another unit while the caller was asked',
      [classified(), dispatched(), resolved, dispatched('west', 2, 'designated'), supervised],
      'dispatched',
    ],
    ['reopened', [classified(), dispatched(), resolved, opened, reopened], 'registered'],
    [
      'closed, whatever else was on its way',
      [classified(), dispatched(), resolved, opened, closed, classified(), acknowledged(), dispatched(), viewed],
      'closed',
    ],
    ['closed, and somebody joined late', [classified(), dispatched(), resolved, opened, closed, opened], 'resolved'],
    ['merged, whatever else was on its way', [merged, classified(), dispatched(), opened, reopened, closed], 'merged'],
  ])('%s', (_rule, said, state) => {
    expect(given(...said).state).toBe(state);
  });

  it('holds a question only while somebody is asked', () => {
    expect(given(deferred).question).toEqual(text);
    expect(given(deferred, classified())).not.toHaveProperty('question');
    expect(given(classified(), disputed, dispatched())).not.toHaveProperty('question');
  });
  it('nobody assists and no reason stands while no unit leads', () => {
    const withoutUnit = given(classified(), dispatched(), asked);
    expect(withoutUnit).toMatchObject({ lead: 'hotline', assistants: [] });
    expect(withoutUnit).not.toHaveProperty('why');
    const inDispute = given(classified(), dispatched(), disputed);
    expect(inDispute).toMatchObject({ lead: 'legal', assistants: [] });
    expect(inDispute).not.toHaveProperty('why');
  });
  it('counts its age until it was closed, and on when it is open again', () => {
    const calendar = undefined as never;
    expect(detail(id, given(classified(), closed), START + 9 * HOUR, calendar).ageMs).toBe(4 * HOUR);
    expect(given(classified(), dispatched(), resolved, closed, opened).closedAt).toBeUndefined();
    expect(given(classified(), dispatched(), resolved, closed, viewed).closedAt).toBe(START + 4 * HOUR);
  });
  it('keeps every fact in its history, without the query code', () => {
    const row = given(classified(), dispatched(), viewed);
    expect(row.history.map(({ type }) => type)).toEqual([
      'TicketRegistered',
      'TicketClassified',
      'TicketDispatched',
      'CallerViewed',
    ]);
    expect(JSON.stringify(row.history)).not.toContain(row.queryCode);
  });
});

describe('the clocks on the board', () => {
  const year = { startedAt: iso(0), year: 2027, text: { zh: '', en: '' } };
  const pending = (name: 'resolve' | 'acknowledge', stage = 1) => say('SlaTargetPending')({ name, stage, ...year }, 1);
  const shown = (...said: Said[]) =>
    given(classified(), dispatched(), ...said).clocks.map(({ name, stage, state }) => `${name}.${stage} ${state}`);

  it('shows a pending limit without a due time, whatever year the calendar lacks', () => {
    const calendar = {
      workingElapsed: () => {
        throw new CalendarYearUnknown(2027);
      },
    } as never;
    const read = detail(id, given(classified(), pending('resolve')), START + 5 * HOUR, calendar);
    expect(read.clocks).toEqual([
      { name: 'resolve', stage: 1, startedAt: iso(0), state: 'pending', elapsedMs: 5 * HOUR },
    ]);
    expect(read).not.toHaveProperty('dueAt');
  });

  it('gives a pending limit its due time once it is set', () => {
    const row = given(classified(), pending('resolve'), set(2, 'resolve', 1, 10));
    expect(row.clocks).toMatchObject([{ name: 'resolve', state: 'running', timing: { dueAt: START + 12 * HOUR } }]);
  });

  it('ends a pending limit with its stage and with its ticket', () => {
    expect(shown(pending('acknowledge'), pending('acknowledge', 2))).toEqual([
      'acknowledge.1 ended',
      'acknowledge.2 pending',
    ]);
    expect(shown(pending('resolve'), merged)).toEqual(['resolve.1 ended']);
  });

  it('shows a limit that was met while it was pending as met', () => {
    const metPending = say('SlaTargetMet')({ name: 'resolve', stage: 1, at: iso(2), elapsedMs: 2 * HOUR }, 2);
    expect(shown(pending('resolve'), metPending)).toEqual(['resolve.1 met']);
  });

  it('clocks follow the events of sla', () => {
    const golden = JSON.parse(readFileSync(join(__dirname, '../../../sla/src/domain/life.golden.json'), 'utf8')) as {
      clocks: { name: string; stage: number; startedAt: number; dueAt: number; state: string; breached: boolean }[];
      told: (NewEvent & { time: string })[];
    };
    const row = golden.told.reduce<TicketRow>(
      (so, { time, ...fact }, i) => evolve(so, { ...event({ hour: 0, fact }, i), time }) as TicketRow,
      given(classified(), dispatched()),
    );
    const shown = (clock: { name: string; stage: number; startedAt: number; dueAt: number }, state: string) => [
      `${clock.name}.${clock.stage}`,
      clock.startedAt,
      clock.dueAt,
      state,
    ];
    expect(row.clocks.map((clock) => shown({ ...clock, dueAt: clock.timing?.dueAt ?? 0 }, clock.state))).toEqual(
      golden.clocks.map((clock) => shown(clock, clock.state === 'met' && clock.breached ? 'met-late' : clock.state)),
    );
    expect(row.breached).toBe(golden.clocks.filter(({ breached }) => breached).length);
  });
  it('clocks run again after a reopening, also when "met" comes late', () => {
    const life = [classified(), dispatched(), set(0, 'resolve', 1, 10), resolved, opened];
    expect(given(...life, met('resolve', 2, 2), reopened).clocks).toMatchObject([{ state: 'running' }]);
    expect(given(...life, reopened, met('resolve', 2, 3), set(0, 'resolve', 1, 10)).clocks).toMatchObject([
      { state: 'running', startedAt: START },
    ]);
  });
  it('clocks met after the closure count as met; none starts after it', () => {
    const life = [classified(), dispatched(), resolved, set(2, 'callback', 1, 10), closed];
    expect(given(...life, met('callback', 4, 5)).clocks).toMatchObject([{ state: 'met', stoppedAt: START + 4 * HOUR }]);
    expect(given(...life, set(1, 'resolve', 1, 10)).clocks.filter(isRunning)).toEqual([]);
    expect(given(classified(), merged, set(1, 'resolve', 1, 10), reopened).clocks.filter(isRunning)).toEqual([]);
  });
  it('clocks of a unit end when nobody leads, and of a callback when a unit has the ticket again', () => {
    expect(given(classified(), dispatched(), set(1, 'acknowledge', 1, 4), disputed).clocks).toMatchObject([
      { state: 'ended' },
    ]);
    expect(
      given(classified(), dispatched(), resolved, set(2, 'callback', 1, 4), dispatched('west', 2, 'designated')).clocks,
    ).toMatchObject([{ state: 'ended' }]);
  });
  it('a new stage ends the one before', () => {
    expect(
      given(classified(), dispatched(), set(1, 'acknowledge', 1, 4), set(2, 'acknowledge', 2, 4)).clocks,
    ).toMatchObject([
      { stage: 1, state: 'ended' },
      { stage: 2, state: 'running' },
    ]);
  });
  it('clocks are overdue from the due instant on, with or without the event', () => {
    const row = given(classified(), dispatched(), set(1, 'resolve', 1, 4));
    const stateAt = (hour: number) => detail(id, row, START + hour * HOUR, undefined as never).clocks[0]?.state;
    expect([stateAt(4.99), stateAt(5)]).toEqual(['running', 'breached']);
  });
});

describe('the indexes', () => {
  const open = Object.keys(rows.indexes).filter((name) => name.startsWith('open'));
  it('open ones hold no closed and no merged ticket', () => {
    const ends = [
      given(same, gap('stall'), classified(), dispatched(), set(1, 'resolve', 1, 4), closed),
      given(same, classified(), dispatched(), merged),
    ];
    for (const row of ends) for (const name of open) expect(keys(row, name)).toEqual([]);
    expect(open).toHaveLength(5);
  });
  it('an index has no key for a value that is not known', () => {
    const row = given();
    expect(
      Object.fromEntries(
        Object.keys(rows.indexes)
          .filter((name) => keys(row, name)?.length === 0)
          .map((name) => [name, []]),
      ),
    ).toEqual(
      Object.fromEntries(
        [
          'unit',
          'unitState',
          'matter',
          'matterState',
          'region',
          'regionState',
          'openUnitDue',
          'openGap',
          'closed',
          'finding',
          'anyFinding',
          'issueDay',
          'ofIssue',
          'callerOfIssue',
          'openOfIssue',
        ].map((name) => [name, []]),
      ),
    );
  });
  it('indexes find a ticket under its lead, its assistants and its next target to fall due', () => {
    const row = given(classified(), dispatched(), set(1, 'resolve', 1, 40), set(1, 'acknowledge', 1, 4));
    expect(keys(row, 'unit')).toEqual([
      ['tiny', 'east', START],
      ['tiny', 'town', START],
    ]);
    expect(keys(row, 'openUnitDue')).toEqual([['tiny', 'east', START + 5 * HOUR]]);
    expect(summary(id, row).dueAt).toBe(iso(5));
  });
  it('indexes count a gap while the matter has no power, and list each ticket once for each kind of finding', () => {
    expect(keys(given(classified('ghost'), gap('ghost')), 'openGap')).toHaveLength(1);
    expect(keys(given(classified('ghost'), gap('ghost'), classified('stall')), 'openGap')).toEqual([]);
    expect(keys(given(gap('a', 1), gap('b', 2), disputed), 'finding')).toEqual([
      ['tiny', 'gap', START + HOUR],
      ['tiny', 'dispute', START + HOUR],
    ]);
  });
});

describe('a ticket of an issue', () => {
  const day = Math.floor(START / (24 * HOUR));
  it('an issue is counted with its first ticket by day and instant, and while open with its lead', () => {
    const row = given(same, classified(), dispatched());
    expect([keys(row, 'issueDay'), keys(row, 'ofIssue'), keys(row, 'callerOfIssue'), keys(row, 'openOfIssue')]).toEqual(
      [[['tiny', day, first]], [[first, START]], [[first, START]], [[first, 'east']]],
    );
    expect(keys(given(same), 'openOfIssue')).toEqual([[first, '']]);
    expect(summary(id, row).issue).toBe(first);
  });
  it('stays counted when it is merged or closed', () => {
    expect(keys(given(same, merged), 'ofIssue')).toEqual([[first, START]]);
  });
  it('adds no caller when the caller is counted already, also after it moved to an earlier issue', () => {
    const again = say('PossiblySameFound')({ candidates: [], issue: first, again: true });
    const moved = say('PossiblySameFound')({ candidates: [], issue: '8'.repeat(36) });
    expect([keys(given(again), 'ofIssue')?.length, keys(given(again), 'callerOfIssue')]).toEqual([1, []]);
    expect([keys(given(again, moved), 'ofIssue'), keys(given(again, moved), 'callerOfIssue')]).toEqual([
      [['8'.repeat(36), START]],
      [],
    ]);
  });
  it('has none when others are only proposed', () => {
    expect(
      given(say('PossiblySameFound')({ candidates: [{ ticketId: first, ticketNo: 'n', why: 'same-caller' }] })).issue,
    ).toBeUndefined();
  });
});

describe('who reads', () => {
  const unit: Actor = { id: 'u', role: 'unit', unit: 'east' };
  const row = given(classified(), dispatched());
  it('a unit that neither leads nor assists reads nothing', () => {
    expect(
      ['east', 'town', 'west', undefined].map((name) =>
        mayRead(row, { id: 'u', role: 'unit', ...(name ? { unit: name } : {}) }),
      ),
    ).toEqual([true, true, false, false]);
    expect(mayRead(given(classified(), dispatched(), disputed), unit)).toBe(false);
    expect(mayRead(row, { id: 'o', role: 'operator' })).toBe(true);
  });
  it('a unit lists its own tickets only, whatever it asks for', () => {
    expect(indexFor({ limit: 5 }, unit, 'tiny')).toEqual({
      index: 'unit',
      query: { limit: 5, descending: true, prefix: ['tiny', 'east'] },
    });
    expect(indexFor({ limit: 5, state: 'closed' }, unit, 'tiny')).toMatchObject({
      index: 'unitState',
      query: { prefix: ['tiny', 'east', 'closed'] },
    });
    expect(indexFor({ limit: 5, dueBefore: iso(0) }, unit, 'tiny')).toMatchObject({
      index: 'openUnitDue',
      query: { prefix: ['tiny', 'east'], to: START },
    });
    expect(() => indexFor({ limit: 5, unit: 'west' }, unit, 'tiny')).toThrow('not-your-ticket');
    expect(indexFor({ limit: 5 }, { id: 'u', role: 'unit' }, 'tiny')).toMatchObject({
      query: { prefix: ['tiny', ''] },
    });
  });
  it('every filter is one index, and a combination that none answers is refused', () => {
    const operator: Actor = { id: 'o', role: 'operator' };
    const index = (filter: object) => indexFor({ limit: 5, ...filter }, operator, 'tiny').index;
    expect([
      index({}),
      index({ state: 'closed' }),
      index({ matter: 'm' }),
      index({ region: 'r', state: 'closed' }),
      index({ dueBefore: iso(0) }),
      index({ unit: 'u', dueBefore: iso(0) }),
    ]).toEqual(['registered', 'state', 'matter', 'regionState', 'openDue', 'openUnitDue']);
    for (const filter of [
      { matter: 'm', region: 'r' },
      { matter: 'm', dueBefore: iso(0) },
    ])
      expect(() => index(filter)).toThrow('invalid-input');
    for (const name of ['registered', 'state', 'matter', 'regionState', 'openDue', 'openUnitDue', 'unit', 'unitState'])
      expect(rows.indexes).toHaveProperty(name);
  });
});
