import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNewEvent, type EventData, type EventType, type NewEvent, type TicketEvent } from '@hotline/contracts';
import { loadPack } from '@hotline/jurisdiction-files';
import { isRefused } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { reactions, woken } from './reactions';
import { find, isTimed, type SlaClock } from './sla-clock';
import { NEXT } from './targets';
import { timeOf, type Time } from './time';

/** What happens at a local time of 2025 or 2026, e.g. `09-26 18:30`. */
type Happening = {
  [T in EventType]: { readonly at: string; readonly type: T; readonly data: EventData<T> };
}[EventType];
interface Told {
  readonly time: string;
  readonly fact: NewEvent;
}
interface Life {
  readonly state: SlaClock | undefined;
  readonly told: readonly Told[];
}

let time: Time;
beforeAll(async () => {
  time = timeOf(await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe')));
});

const instant = (at: string): number =>
  Date.parse(`${/^\d{4}/.test(at) ? at.replace(' ', 'T') : `2025-${at.replace(' ', 'T')}`}:00+08:00`);
const iso = (at: string): string => new Date(instant(at)).toISOString();
const happening =
  <T extends EventType>(type: T) =>
  (at: string, data: EventData<T>): Happening =>
    ({ at, type, data }) as Happening;

/**
 * Friday evening before the National Day week; Sunday the 28th is a working day in its place, and Saturday, 11 October.
 */
const CALLED = '09-26 18:30';
const kind = 'complaint' as const;
const classified = (
  at = CALLED,
  urgency: 'critical' | 'urgent' | 'normal' = 'normal',
  matter = 'street-trading.stall',
) =>
  happening('TicketClassified')(at, {
    matter,
    kind,
    urgency,
    facts: {},
    confidence: 1,
    alternatives: [],
    reasons: [],
    by: 'model',
    catalogue: '1',
    registeredAt: iso(CALLED),
  });
const deferred = (at = CALLED) =>
  happening('ClassificationDeferred')(at, {
    why: { zh: '', en: '' },
    code: 'not-sure',
    registeredAt: iso(CALLED),
    proposal: {
      alternatives: [],
      reasons: [],
      kind,
      urgency: 'normal',
      urgencyReasons: [],
      facts: {},
      otherMatters: [],
    },
  });
const answered = (at = CALLED) =>
  happening('TicketAnswered')(at, {
    guide: 'g',
    text: { zh: '', en: '' },
    by: 'model',
    kind: 'consultation',
    urgency: 'normal',
    registeredAt: iso(CALLED),
  });
const dispatched = (at = CALLED, how: EventData<'TicketDispatched'>['how'] = 'rule', lead = 'a') =>
  happening('TicketDispatched')(at, {
    lead,
    assistants: [],
    urgency: 'normal',
    facts: {},
    why: { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law', text: '' } }, pack: '1' },
    how,
    round: 1,
    hop: 1,
  });
const disputed = (at: string) =>
  happening('JurisdictionDisputed')(at, {
    matter: 'm',
    candidates: [],
    body: 'legal',
    why: { zh: '', en: '' },
    pack: '1',
  });
const acknowledged = (at: string) => happening('DispatchAcknowledged')(at, { unit: 'a', round: 1, hop: 1 });
const contacted = (at: string, outcome: 'reached' | 'not-reached') =>
  happening('CallerContacted')(at, { unit: 'a', outcome, round: 1 });
const resolved = (at: string) =>
  happening('TicketResolved')(at, {
    unit: 'a',
    outcome: 'resolved',
    done: '',
    publicReply: '',
    approver: 'x',
    round: 1,
  });
const opened = (at: string, attempt = 1) => happening('CallbackOpened')(at, { round: 1, attempt, notBefore: iso(at) });
const calledBack = (at: string, reached = true) =>
  happening('CallbackRecorded')(at, { round: 1, attempt: 1, caller: '0'.repeat(36), reached });
const reopened = (at: string) => happening('TicketReopened')(at, { round: 2, reason: '', by: 'caller' });
const closed = (at: string) =>
  happening('TicketClosed')(at, { closure: 'resolved', satisfaction: 'satisfied', rounds: 1 });
const merged = (at: string) => happening('TicketMerged')(at, { into: '0'.repeat(36), reason: '' });

/** What the SLA service says of these happenings, ringing at every wake-up until the last one. */
function life(...happenings: Happening[]): Life {
  const told: Told[] = [];
  let state: SlaClock | undefined;
  let next = Infinity;
  const take = (outcome: ReturnType<typeof woken>, now: number): void => {
    const decided = afterStorage(outcome);
    if (!decided || isRefused(decided)) return;
    state = decided.state;
    if (decided.wakeUps) next = decided.wakeUps[NEXT] ?? Infinity;
    for (const fact of decided.events ?? [])
      told.push({ time: new Date(now).toISOString(), fact: (checkNewEvent(fact), fact) });
  };
  for (const { at, type, data } of happenings) {
    const now = instant(at);
    while (state && next <= now) {
      const rung = next;
      take(woken(state, NEXT, { now: rung, jurisdiction: 'shanghe', view: time }), rung);
      if (next === rung) throw new Error('a wake-up that rings for ever');
    }
    const decide = reactions[type]?.decide as
      | ((
          state: SlaClock | undefined,
          event: TicketEvent,
          context: object,
          gathered: unknown,
        ) => ReturnType<typeof woken>)
      | undefined;
    take(
      decide?.(
        state,
        { type, data, time: new Date(now).toISOString() } as TicketEvent,
        { now, jurisdiction: 'shanghe', view: time },
        undefined,
      ),
      now,
    );
  }
  return { state, told };
}
const until = (at: string) => happening('CallerViewed')(at, { reason: '' });
const due = ({ state }: Life, name: Parameters<typeof find>[1]): string | undefined => {
  const target = state && find(state, name);
  if (!target || !isTimed(target)) return undefined;
  return new Date(target.dueAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
};
const stateOf = ({ state }: Life, name: Parameters<typeof find>[1]) => state && find(state, name)?.state;
const said = ({ told }: Life, type: EventType): string[] =>
  told.flatMap(({ fact }) =>
    fact.type === type && 'name' in fact.data && 'stage' in fact.data ? [`${fact.data.name}.${fact.data.stage}`] : [],
  );

describe('resolve', () => {
  it('runs from registration, over the holidays and with the make-up days', () => {
    expect(due(life(classified(), dispatched()), 'resolve')).toBe('2025-10-16 17:30');
  });
  it('the resolve target is not reset by a return, a new dispatch or a redo', () => {
    const before = life(classified(), dispatched());
    const after = life(
      classified(),
      dispatched(),
      dispatched('09-29 10:00', 'returned'),
      disputed('09-29 12:00'),
      dispatched('09-30 10:00', 'designated'),
      resolved('10-09 10:00'),
      calledBack('10-09 11:00'),
      reopened('10-09 11:00'),
      dispatched('10-09 11:00', 'redo'),
    );
    expect([due(after, 'resolve'), stateOf(after, 'resolve')]).toEqual([due(before, 'resolve'), 'running']);
    expect(said(after, 'SlaTargetBreached')).not.toContain('resolve.1');
  });
  it('runs while nobody knows the matter yet, and by the limit of the matter once it is known', () => {
    expect(due(life(deferred()), 'resolve')).toBe('2025-10-16 17:30');
    expect(due(life(deferred(), classified('09-28 10:00', 'critical')), 'resolve')).toBe('2025-09-26 20:30');
    expect(
      said(life(deferred(), classified('09-28 10:00', 'critical'), until('09-28 10:01')), 'SlaTargetBreached'),
    ).toEqual(['resolve.1']);
  });
  it('the target of a ticket reopened past its due time is overdue at once', () => {
    const redo = life(
      classified(),
      dispatched(),
      resolved('10-16 17:00'),
      calledBack('10-20 10:00'),
      reopened('10-20 10:00'),
    );
    expect(redo.told.at(-1)).toMatchObject({
      time: iso('10-20 10:00'),
      fact: { type: 'SlaTargetBreached', data: { name: 'resolve' } },
    });
  });
  it('the target of a reopened ticket follows the limit that a correction gave it meanwhile', () => {
    expect(
      due(
        life(
          classified(),
          dispatched(),
          resolved('09-28 10:00'),
          classified('09-28 11:00', 'urgent'),
          calledBack('09-28 12:00'),
          reopened('09-28 12:00'),
        ),
        'resolve',
      ),
    ).toBe('2025-09-27 18:30');
  });
  it('runs on when a supervisor designates a unit after "resolved", and no caller is to be asked then', () => {
    const designated = life(
      classified(),
      dispatched(),
      resolved('09-29 10:00'),
      dispatched('09-29 15:00', 'designated'),
    );
    expect([stateOf(designated, 'resolve'), stateOf(designated, 'callback'), stateOf(designated, 'redo')]).toEqual([
      'running',
      'ended',
      undefined,
    ]);
  });
  it('a direct answer meets the resolve target at once; it runs on from registration when the answer did not help', () => {
    expect([stateOf(life(answered()), 'resolve'), stateOf(life(answered()), 'callback')]).toEqual(['met', 'running']);
    const corrected = life(answered(), classified('09-28 10:00'), dispatched('09-28 10:00'));
    expect([stateOf(corrected, 'resolve'), due(corrected, 'resolve'), stateOf(corrected, 'callback')]).toEqual([
      'running',
      '2025-10-16 17:30',
      'ended',
    ]);
  });
});

describe('the stage clocks', () => {
  it('urgent ones run on the wall clock, through the night', () => {
    expect(due(life(classified(CALLED, 'urgent'), dispatched()), 'acknowledge')).toBe('2025-09-26 19:00');
  });
  it('each unit has its own time to acknowledge; the first contact runs through a return', () => {
    const returned = life(classified(), dispatched(), dispatched('09-28 15:30', 'returned'));
    expect([due(returned, 'acknowledge'), due(returned, 'first-contact')]).toEqual([
      '2025-09-29 10:30',
      '2025-09-28 17:30',
    ]);
    expect(said(returned, 'SlaTargetBreached')).toEqual(['acknowledge.1']);
  });
  it('nobody is late to acknowledge while a lead is being designated', () => {
    expect(
      said(life(classified(), dispatched(), disputed('09-28 09:00'), until('10-10 10:00')), 'SlaTargetBreached'),
    ).toEqual(['first-contact.1']);
  });
  it('three attempts are a first contact; a redo begins anew', () => {
    const tries = [contacted('09-28 09:00', 'not-reached'), contacted('09-28 10:00', 'not-reached')];
    expect(stateOf(life(classified(), dispatched(), ...tries), 'first-contact')).toBe('running');
    expect(
      stateOf(life(classified(), dispatched(), ...tries, contacted('09-28 11:00', 'not-reached')), 'first-contact'),
    ).toBe('met');
    const redo = life(
      classified(),
      dispatched(),
      contacted('09-28 09:00', 'reached'),
      resolved('09-29 10:00'),
      reopened('09-29 11:00'),
      dispatched('09-29 11:00', 'redo'),
      ...['09-29 14:00', '09-29 15:00'].map((at) => contacted(at, 'not-reached')),
    );
    expect([stateOf(redo, 'first-contact'), redo.state?.attempts]).toEqual(['running', 2]);
  });
  it('a raised urgency gives the unit the shorter time from then on, not a breach it could not know of', () => {
    const raised = life(classified(), dispatched(), classified('09-28 09:00', 'critical'));
    expect([due(raised, 'acknowledge'), due(raised, 'first-contact')]).toEqual([
      '2025-09-28 09:10',
      '2025-09-28 09:30',
    ]);
    expect(said(raised, 'SlaTargetBreached')).not.toContain('acknowledge.1');
    expect(
      said(
        life(classified(), dispatched(), acknowledged('09-28 08:40'), classified('09-28 09:00', 'critical')),
        'SlaTargetMet',
      ),
    ).toEqual(['acknowledge.1']);
  });
  it('each caller of a ticket has a callback clock, and one that runs is not put off', () => {
    const done = [classified(), dispatched(), resolved('09-29 10:00'), opened('09-29 10:00')];
    const next = life(...done, calledBack('09-29 11:00'), opened('09-29 11:00'));
    expect([stateOf(next, 'callback'), next.state && find(next.state, 'callback')?.stage]).toEqual(['running', 2]);
    expect(due(life(answered('09-28 09:00'), answered('09-29 10:00')), 'callback')).toBe(
      due(life(answered('09-28 09:00')), 'callback'),
    );
    const missed = life(...done, calledBack('09-30 11:00', false), opened('09-30 11:00', 2));
    expect([due(missed, 'callback'), missed.state && find(missed.state, 'callback')?.stage]).toEqual([
      '2025-10-10 17:30',
      1,
    ]);
  });
});

describe('warnings and breaches', () => {
  it('warnings and breaches are published once each, at their instant', () => {
    const slow = life(
      classified(),
      dispatched(),
      acknowledged('09-28 16:30'),
      contacted('09-28 09:00', 'reached'),
      until('11-10 10:00'),
    );
    expect([said(slow, 'SlaTargetAtRisk'), said(slow, 'SlaTargetBreached')]).toEqual([
      ['acknowledge.1', 'first-contact.1', 'resolve.1'],
      ['acknowledge.1', 'resolve.1'],
    ]);
    expect(slow.told.find(({ fact }) => fact.type === 'SlaTargetBreached')?.time).toBe(iso('09-28 14:00'));
    const redone = life(
      classified(),
      dispatched(),
      resolved('10-17 10:00'),
      calledBack('10-17 11:00'),
      reopened('10-17 11:00'),
      dispatched('10-17 11:00', 'redo'),
      resolved('10-17 12:00'),
    );
    expect(said(redone, 'SlaTargetBreached').filter((name) => name === 'resolve.1')).toHaveLength(1);
  });
  it('at the due instant a target is late, whoever comes first', () => {
    expect(
      life(classified(), dispatched(), acknowledged('09-28 14:00')).told.filter(
        ({ fact }) => fact.type === 'SlaTargetBreached' || fact.type === 'SlaTargetMet',
      ),
    ).toMatchObject([{ fact: { type: 'SlaTargetBreached' } }, { fact: { data: { late: true } } }]);
  });
});

describe('the end', () => {
  it('no clock runs on a closed or merged ticket, and nothing that comes late starts one', () => {
    for (const end of [closed, merged]) {
      const over = life(
        classified(),
        dispatched(),
        end('09-26 18:31'),
        acknowledged('09-26 18:32'),
        classified('09-26 18:33', 'critical'),
        dispatched('09-26 18:34'),
        until('12-01 10:00'),
      );
      expect(over.state?.targets.map(({ state }) => state)).toEqual(['ended', 'ended', 'ended']);
      expect(over.told.map(({ fact }) => fact.type)).toEqual(['SlaTargetsSet', 'SlaTargetsSet']);
    }
  });
  it('a ticket merged before its classification is not timed', () => {
    expect(life(merged(CALLED), classified(), dispatched(), reopened('09-28 10:00')).state).toMatchObject({
      open: false,
      targets: [],
    });
  });
  it('somebody who joins late is called in time, and may reopen what was closed, but not what was merged', () => {
    const done = [classified(), dispatched(), resolved('09-29 10:00'), calledBack('09-29 11:00')];
    const late = life(
      ...done,
      closed('09-29 11:00'),
      opened('09-29 12:00'),
      calledBack('09-29 13:00'),
      reopened('09-29 13:00'),
    );
    expect([stateOf(late, 'resolve'), stateOf(late, 'callback')]).toEqual(['running', 'met']);
    expect(
      stateOf(life(...done, merged('09-29 11:00'), opened('09-29 12:00'), reopened('09-29 13:00')), 'resolve'),
    ).toBe('met');
  });
});

it('says of a whole life what the golden sample holds, from which the board is tested', () => {
  const whole = life(
    classified(),
    dispatched(),
    acknowledged('09-28 14:30'),
    dispatched('09-28 15:00', 'returned'),
    acknowledged('09-28 15:30'),
    contacted('09-28 15:40', 'reached'),
    resolved('10-17 10:00'),
    calledBack('10-17 14:00'),
    reopened('10-17 14:00'),
    dispatched('10-17 14:00', 'redo'),
    acknowledged('10-17 14:10'),
    resolved('10-17 15:00'),
  );
  const shown = whole.told.map((told) => ({ time: told.time, ...told.fact }));
  expect({ clocks: whole.state?.targets, told: shown }).toEqual(
    JSON.parse(readFileSync(join(__dirname, 'life.golden.json'), 'utf8')),
  );
});
