import { checkNewEvent, type Actor, type EventData, type EventType, type TicketEvent } from '@hotline/contracts';
import { isRefused, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { Callback } from './callback';
import { order as orderOf, record } from './commands';
import { reactions } from './reactions';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const HOUR = 3_600_000;
const rules = { maxRounds: 2, maxAttempts: 3, attemptGapMs: 4 * HOUR };
const id = (digit: number): string => `${digit}`.repeat(36);
const [own, neighbour] = [id(1), id(2)];
const caller: Actor = { id: 'c', role: 'callback' };

type Step = (state: Callback | undefined) => Decided<Callback>;
const on =
  <T extends EventType>(type: T, data: EventData<T>): Step =>
  (state) => {
    const decide = reactions[type]?.decide as (
      state: Callback | undefined,
      event: TicketEvent,
      context: object,
      gathered: unknown,
    ) => Decided<Callback>;
    return decide(
      state,
      { type, data, subject: own } as unknown as TicketEvent,
      { now: NOW, jurisdiction: 'tiny', view: rules },
      undefined,
    );
  };
const resolved = (round = 1): Step =>
  on('TicketResolved', { unit: 'east', outcome: 'resolved', done: '', publicReply: '', approver: 'x', round });
const answered = on('TicketAnswered', {
  guide: 'g',
  text: { zh: '', en: '' },
  by: 'model',
  kind: 'consultation',
  urgency: 'normal',
  registeredAt: new Date(NOW).toISOString(),
});
const why = { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law' as const, text: '' } }, pack: '1' };
const dispatched = on('TicketDispatched', {
  lead: 'west',
  assistants: [],
  urgency: 'normal',
  facts: {},
  why,
  how: 'designated',
  round: 1,
  hop: 2,
});
const classified = on('TicketClassified', {
  matter: 'm',
  kind: 'complaint',
  urgency: 'normal',
  facts: {},
  confidence: 1,
  alternatives: [],
  reasons: [],
  by: 'person',
  catalogue: '1',
  registeredAt: new Date(NOW).toISOString(),
});
const joined = on('CallerJoined', { from: neighbour, callers: 2 });
const merged = on('TicketMerged', { into: neighbour, reason: '重复' });

type Answer = 'satisfied' | 'basically-satisfied' | 'dissatisfied';
const says =
  (satisfaction: Answer, from?: string): Step =>
  (state) =>
    record(
      state,
      {
        reached: true,
        resolution: satisfaction === 'dissatisfied' ? 'not-resolved' : 'resolved',
        satisfaction,
        ...(from ? { caller: from } : {}),
      },
      { now: NOW, jurisdiction: 'tiny', view: rules, actor: caller },
    );
/** A call that reaches nobody, so many hours after the callback was opened. */
const silent =
  (hours: number, from?: string): Step =>
  (state) =>
    record(
      state,
      { reached: false, ...(from ? { caller: from } : {}) },
      { now: NOW + hours * HOUR, jurisdiction: 'tiny', view: rules, actor: caller },
    );
const orders =
  (what: 'redo' | 'call-again'): Step =>
  (state) =>
    orderOf(
      state,
      { what, reason: '督办' },
      { now: NOW, jurisdiction: 'tiny', view: rules, actor: { id: 's', role: 'supervisor' } },
    );

function given(...steps: Step[]): Callback | undefined {
  return steps.reduce<Callback | undefined>((state, step) => {
    const outcome = afterStorage(step(state));
    if (isRefused(outcome)) throw new Error(outcome.detail.en);
    outcome?.events?.forEach(checkNewEvent);
    return outcome ? outcome.state : state;
  }, undefined);
}
function then(state: Callback | undefined, step: Step): string {
  const outcome = afterStorage(step(state));
  if (isRefused(outcome)) return outcome.refused;
  outcome?.events?.forEach(checkNewEvent);
  return outcome?.events?.map(({ type }) => type).join(' ') || 'nothing';
}
const REDO = 'CallbackRecorded TicketReopened';

describe('one caller', () => {
  it('opens a callback when the unit reports the ticket resolved, and not before', () => {
    expect(then(undefined, says('satisfied'))).toBe('not-found');
    expect(then(undefined, resolved())).toBe('CallbackOpened');
  });
  it('closes when the caller is satisfied or mostly satisfied', () => {
    expect(then(given(resolved()), says('satisfied'))).toBe('CallbackRecorded TicketClosed');
    expect(says('basically-satisfied')(given(resolved()))).toMatchObject({
      state: { situation: 'closed' },
      events: [
        {},
        { data: { closure: 'resolved', satisfaction: 'basically-satisfied', resolution: 'resolved', rounds: 1 } },
      ],
    });
  });
  it('not satisfied starts a redo with the same lead, and nothing of the call is left', () => {
    expect(says('dissatisfied')(given(resolved()))).toEqual({
      state: {
        situation: 'waiting',
        jurisdiction: 'tiny',
        closure: 'resolved',
        round: 2,
        callers: [{ ticket: own }],
        lead: 'east',
      },
      events: [
        expect.objectContaining({ type: 'CallbackRecorded' }),
        { type: 'TicketReopened', data: { round: 2, reason: '诉求人不满意', by: 'caller', lead: 'east' } },
      ],
    });
  });
  it('not satisfied after the rounds of the pack goes to the supervisor', () => {
    expect(then(given(resolved(), says('dissatisfied'), resolved(2)), says('dissatisfied'))).toBe(
      'CallbackRecorded SupervisionRequested',
    );
  });
  it('asks no caller again after a closure', () => {
    const closed = given(resolved(), says('satisfied'));
    expect([then(closed, resolved()), then(closed, says('dissatisfied')), then(closed, dispatched)]).toEqual([
      'nothing',
      'not-now',
      'nothing',
    ]);
  });
});

describe('silence', () => {
  it('counts silence never as satisfaction: after the last attempt a supervisor takes over', () => {
    const twice = given(resolved(), silent(0), silent(4));
    expect(then(twice, silent(8))).toBe('CallbackRecorded SupervisionRequested');
    expect(silent(8)(twice)).toMatchObject({ state: { situation: 'supervised', why: 'unreachable' } });
  });
  it('opens the next attempt some hours later', () => {
    expect(silent(1)(given(resolved()))).toMatchObject({
      state: { attempt: 2, notBefore: NOW + 5 * HOUR },
      events: [{ data: { attempt: 1, reached: false } }, { type: 'CallbackOpened', data: { attempt: 2 } }],
    });
  });
  it('three calls in a minute are one attempt', () => {
    const hasty = given(resolved(), silent(0), silent(0.01), silent(0.02), silent(0.03));
    expect(hasty).toMatchObject({ situation: 'calling', attempt: 2 });
    expect(then(hasty, silent(0.04))).toBe('CallbackRecorded');
  });
  it('an answer of one round does not count in the next', () => {
    expect(given(resolved(), silent(0), silent(4), says('dissatisfied'), resolved(2), silent(0))).toMatchObject({
      situation: 'calling',
      attempt: 2,
    });
  });
});

describe('several callers', () => {
  const two = [joined, resolved()];
  it('asks each caller, and closes only when every one is satisfied', () => {
    expect(then(given(...two), says('satisfied'))).toBe('CallbackRecorded CallbackOpened');
    expect(then(given(...two, says('satisfied')), says('satisfied'))).toBe('CallbackRecorded TicketClosed');
    expect(then(given(...two, says('satisfied', neighbour)), says('satisfied', neighbour))).toBe(
      'CallbackRecorded CallbackOpened',
    );
  });
  it('one of them not satisfied is enough for a redo, in which all are asked again', () => {
    expect(then(given(...two, says('satisfied')), says('dissatisfied'))).toBe(REDO);
    expect(given(...two, says('satisfied'), says('dissatisfied'), resolved(2))).toMatchObject({
      round: 2,
      callers: [{ ticket: own }, { ticket: neighbour }],
      attempt: 1,
    });
  });
  it('closes a ticket of several callers with the worst answer', () => {
    expect(says('satisfied')(given(...two, says('basically-satisfied')))).toMatchObject({
      events: [{}, { type: 'TicketClosed', data: { satisfaction: 'basically-satisfied' } }],
    });
  });
  it('one who is not reached does not keep the others from being asked', () => {
    expect(silent(0)(given(...two))).toMatchObject({
      state: { situation: 'calling', attempt: 1 },
      events: [{ data: { caller: own } }, { data: { attempt: 1 } }],
    });
    expect(says('satisfied')(given(...two, silent(0)))).toMatchObject({
      state: { attempt: 2, notBefore: NOW + 4 * HOUR },
      events: [{ data: { caller: neighbour, attempt: 1 } }, {}],
    });
  });
  it('attempts count for each: the supervisor comes in when nobody is left to be reached', () => {
    const late = given(...two, silent(0, own), silent(4, own), silent(8, own));
    expect(late).toMatchObject({ situation: 'calling', attempt: 1 });
    expect(then(late, says('satisfied', neighbour))).toBe('CallbackRecorded SupervisionRequested');
  });
  it('nobody else speaks for them', () => {
    expect(then(given(...two), says('satisfied', id(9)))).toBe('invalid-input');
  });
  it('one who joins after the closure is asked too', () => {
    expect(then(given(resolved(), says('satisfied')), joined)).toBe('CallbackOpened');
    expect(then(given(resolved(), says('satisfied'), joined), says('dissatisfied'))).toBe(REDO);
    expect(then(given(resolved(), joined), joined)).toBe('nothing');
  });
  it('callers of a merged ticket are asked with the other ticket, whatever comes late', () => {
    for (const state of [given(merged), given(resolved(), merged)]) {
      expect([
        then(state, resolved()),
        then(state, says('satisfied')),
        then(state, merged),
        then(state, dispatched),
      ]).toEqual(['nothing', 'not-now', 'nothing', 'nothing']);
    }
  });
});

describe('a supervisor', () => {
  const supervised = [resolved(), says('dissatisfied'), resolved(2), says('dissatisfied')];
  it('a supervisor cannot close a ticket, but orders another round or another call', () => {
    expect([then(given(...supervised), orders('redo')), then(given(...supervised), orders('call-again'))]).toEqual([
      'TicketReopened',
      'CallbackOpened',
    ]);
    expect(then(given(...supervised), says('satisfied'))).toBe('not-now');
    expect(given(...supervised, orders('redo'))).toMatchObject({ situation: 'waiting', round: 3 });
  });
  it('orders nothing where nobody asked for it', () => {
    expect(then(given(resolved()), orders('redo'))).toBe('not-now');
  });
  it('a supervisor who orders another call gives all attempts again', () => {
    const again = given(resolved(), silent(0), silent(4), silent(8), orders('call-again'));
    expect(again).toMatchObject({ situation: 'calling', attempt: 1 });
    expect(again).not.toHaveProperty('why');
    expect(then(again, silent(0))).toBe('CallbackRecorded CallbackOpened');
  });
  it('a designation closes the callback until the new unit reports the ticket resolved', () => {
    expect(given(...supervised, dispatched)).toEqual({
      situation: 'waiting',
      jurisdiction: 'tiny',
      round: 2,
      callers: [{ ticket: own }],
      closure: 'resolved',
      lead: 'east',
    });
    expect(given(...supervised, dispatched, resolved(2))).toMatchObject({ situation: 'calling', round: 2 });
    expect(then(given(resolved(), dispatched), says('satisfied'))).toBe('not-now');
  });
});

describe('a direct answer', () => {
  it('a direct answer is closed by its caller too', () => {
    expect(says('satisfied')(given(answered))).toMatchObject({
      events: [{ data: { round: 0 } }, { type: 'TicketClosed', data: { closure: 'answered', rounds: 0 } }],
    });
  });
  it('a direct answer that did not help counts no round of a unit', () => {
    expect(says('dissatisfied')(given(answered))).toMatchObject({ events: [{}, { data: { round: 1 } }] });
    expect(given(answered, says('dissatisfied'), resolved(1))).toMatchObject({
      situation: 'calling',
      round: 1,
      closure: 'resolved',
    });
    expect(then(given(answered, says('dissatisfied'), resolved(1)), says('dissatisfied'))).toBe(REDO);
  });
  it('rounds never go back, however often the hotline answered before', () => {
    expect(given(answered, says('dissatisfied'), answered, says('dissatisfied'), resolved(1))).toMatchObject({
      round: 2,
    });
  });
  it('a choice of a matter withdraws the callback of a direct answer; a correction after “resolved” withdraws nothing', () => {
    expect(then(given(answered, classified), says('satisfied'))).toBe('not-now');
    expect(given(resolved(), classified)).toMatchObject({ situation: 'calling' });
  });
});
