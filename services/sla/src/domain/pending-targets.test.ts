import type { EventData, EventType, TicketEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { SlaPolicy } from '@hotline/jurisdiction';
import { acknowledged, calendarLoaded, classified, dispatched, finished, reopened, resolved, woken } from './reactions';
import { missingYears, type SlaClock } from './sla-clock';
import { NEXT } from './targets';
import type { Time } from './time';

const DAY = 86_400_000;
const START = Date.parse('2026-12-20T02:00:00Z');
const END_OF_YEAR = Date.parse('2027-01-01T00:00:00Z');
const JANUARY = Date.parse('2027-01-05T01:00:00Z');
const days = (amount: number) => ({ amount, unit: 'working-days' as const });
const policy: SlaPolicy = {
  id: 'p',
  statutes: [],
  warnAt: { share: 0.8 },
  basis: { kind: 'assumption', text: '' },
  targets: {
    dispatch: days(45),
    acknowledge: days(1),
    'first-contact': days(1),
    resolve: days(45),
    callback: days(3),
    redo: days(3),
  },
};
/** A calendar that ends with 2026 until the test loads 2027. */
const time = (loaded: boolean): Time => ({
  policy: () => policy,
  dueAt: (start, { amount }) =>
    loaded || start + amount * DAY < END_OF_YEAR ? start + amount * DAY : { unknownYear: 2027 },
  later: (at, ms) => (loaded || at + ms < END_OF_YEAR ? at + ms : { unknownYear: 2027 }),
  momentOf: ({ startedAt, limit: { amount } }) => startedAt + amount * DAY * 0.8,
  officeTimeFrom: (at) => at,
  ladder: () => [],
  countsFrom: (start) => start,
  passed: (from, to) => (loaded || to < END_OF_YEAR ? to - from : { unknownYear: 2027 }),
  counted: (from, to) => (loaded || to < END_OF_YEAR ? to - from : undefined),
  lengthOf: ({ amount }) => amount * DAY,
  explain: () => undefined,
});
const iso = (at: number): string => new Date(at).toISOString();
const event = <T extends EventType>(type: T, data: Partial<EventData<T>>, at = START) =>
  ({ type, data, time: iso(at) }) as TicketEvent<T>;
const context = (loaded: boolean, now = START) => ({ now, jurisdiction: 'shanghe', view: time(loaded) });
function decisionOf(outcome: Decided<SlaClock>): Decision<SlaClock> {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  return decided;
}
const types = ({ events }: Decision<SlaClock>): string[] => (events ?? []).map(({ type }) => type);
const registered = (at = START) => ({
  kind: 'complaint' as const,
  urgency: 'normal' as const,
  registeredAt: iso(at),
  matter: 'refund',
});
const classifiedIn2026 = () =>
  decisionOf(classified(undefined, event('TicketClassified', registered()), context(false)));
/** A ticket of January 2027, dispatched: each of its limits is pending. */
const dispatchedInJanuary = () => {
  const { state } = decisionOf(
    classified(undefined, event('TicketClassified', registered(JANUARY), JANUARY), context(false, JANUARY)),
  );
  return decisionOf(
    dispatched(
      state,
      event('TicketDispatched', { lead: 'a', assistants: [], how: 'rule' }, JANUARY),
      context(false, JANUARY),
    ),
  );
};
const stagesOf = ({ targets }: SlaClock): string[] =>
  targets.map(({ name, stage, state }) => `${name}.${stage} ${state}`);

describe('A target whose limit ends in a year that the calendar does not know', () => {
  it('a target that ends in a year without a calendar is pending, and an event says so', () => {
    const first = classifiedIn2026();
    expect(first.events).toMatchObject([
      { type: 'SlaTargetPending', data: { name: 'resolve', stage: 1, year: 2027 } },
      { type: 'SlaTargetPending', data: { name: 'dispatch', stage: 1, year: 2027 } },
    ]);
    expect(stagesOf(first.state)).toEqual(['resolve.1 pending', 'dispatch.1 pending']);
  });

  it('a pending target lets the other targets of its ticket run', () => {
    const next = decisionOf(
      dispatched(
        classifiedIn2026().state,
        event('TicketDispatched', { lead: 'a', assistants: [], how: 'rule' }),
        context(false),
      ),
    );
    expect(stagesOf(next.state)).toEqual([
      'resolve.1 pending',
      'dispatch.1 met',
      'acknowledge.1 running',
      'first-contact.1 running',
    ]);
    expect(types(decisionOf(acknowledged(next.state, event('DispatchAcknowledged', {}), context(false))))).toEqual([
      'SlaTargetMet',
    ]);
  });

  it('a pending target asks the calendar again each day without a second event', () => {
    const { state, wakeUps } = classifiedIn2026();
    expect(wakeUps?.[NEXT]).toBe(START + DAY);
    const later = decisionOf(woken(state, NEXT, context(false, START + DAY)));
    expect(types(later)).toEqual([]);
    expect(later.wakeUps?.[NEXT]).toBe(START + 2 * DAY);
  });

  it('a pending target gets its due time, counted from its own start, when its wake-up finds the year loaded', () => {
    const later = decisionOf(woken(classifiedIn2026().state, NEXT, context(true, START + DAY)));
    expect(later.events).toMatchObject([
      {
        type: 'SlaTargetsSet',
        data: { targets: ['resolve', 'dispatch'].map((name) => ({ name, startedAt: iso(START) })) },
      },
    ]);
    expect(stagesOf(later.state)).toEqual(['resolve.1 running', 'dispatch.1 running']);
  });

  it('a pending target gets its due time at once when another version of the jurisdiction knows the year', () => {
    const later = decisionOf(calendarLoaded(classifiedIn2026().state, context(true, START + 1)));
    expect(types(later)).toEqual(['SlaTargetsSet']);
    expect(later.wakeUps?.[NEXT]).toBe(START + 45 * DAY * 0.8);
  });

  it('a pending target stays as it is when another version of the jurisdiction does not know the year either', () => {
    expect(calendarLoaded(classifiedIn2026().state, context(false, START + 1))).toBeUndefined();
  });

  it('a pending target that is met has no due time, and its event does not say whether it was late', () => {
    const next = decisionOf(resolved(classifiedIn2026().state, event('TicketResolved', {}), context(false)));
    const met = next.events?.find(({ type }) => type === 'SlaTargetMet')?.data;
    expect(met).toEqual({ name: 'resolve', stage: 1, at: iso(START), elapsedMs: 0 });
    expect(next.state.targets[0]?.state).toBe('met');
  });

  it('a pending target begins a new stage when the ticket goes to another unit', () => {
    const { state } = dispatchedInJanuary();
    const again = decisionOf(
      dispatched(
        state,
        event('TicketDispatched', { lead: 'a', assistants: [], how: 'returned' }, JANUARY + 1),
        context(false, JANUARY + 1),
      ),
    );
    expect(stagesOf(again.state)).toEqual([
      'resolve.1 pending',
      'dispatch.1 met',
      'acknowledge.1 ended',
      'first-contact.1 pending',
      'acknowledge.2 pending',
    ]);
  });

  it('a pending target that was met is pending again when the ticket is reopened', () => {
    const said = decisionOf(
      resolved(dispatchedInJanuary().state, event('TicketResolved', {}, JANUARY), context(false, JANUARY)),
    );
    const again = decisionOf(reopened(said.state, event('TicketReopened', {}, JANUARY), context(false, JANUARY)));
    expect(again.state.targets[0]).toMatchObject({ name: 'resolve', stage: 1, state: 'pending' });
    expect(types(again)).toEqual(['SlaTargetPending']);
  });

  it('a pending target ends with its ticket', () => {
    const over = decisionOf(
      finished(dispatchedInJanuary().state, event('TicketClosed', {}, JANUARY), context(false, JANUARY)),
    );
    expect(stagesOf(over.state)).toEqual([
      'resolve.1 ended',
      'dispatch.1 met',
      'acknowledge.1 ended',
      'first-contact.1 ended',
    ]);
    expect(over.wakeUps?.[NEXT]).toBeNull();
  });

  it('a pending target is overdue at once when the year is loaded after its due time', () => {
    const late = JANUARY + 3 * DAY;
    const set = decisionOf(calendarLoaded(dispatchedInJanuary().state, context(true, late)));
    expect(types(decisionOf(woken(set.state, NEXT, context(true, late))))).toEqual([
      'SlaTargetBreached',
      'SlaTargetBreached',
    ]);
  });
});

it('a target met in a year without a calendar has no counted time, but is late if its due time is past', () => {
  const { state } = decisionOf(
    dispatched(
      classifiedIn2026().state,
      event('TicketDispatched', { lead: 'a', assistants: [], how: 'rule' }),
      context(false),
    ),
  );
  const met = decisionOf(acknowledged(state, event('DispatchAcknowledged', {}, JANUARY), context(false, JANUARY)));
  expect(met.events?.at(-1)).toMatchObject({ type: 'SlaTargetMet', data: { late: true, elapsedMs: JANUARY - START } });
  expect(met.events?.at(-1)?.data).not.toHaveProperty('countedMs');
});

it('missingYears lists, without repeats, the years for which an open ticket waits, and none for a closed one', () => {
  const { state } = dispatchedInJanuary();
  expect(missingYears(state)).toEqual([2027]);
  expect(missingYears({ ...state, open: false })).toEqual([]);
});
