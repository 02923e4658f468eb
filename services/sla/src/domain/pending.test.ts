import type { EventData, TicketEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { SlaPolicy } from '@hotline/jurisdiction';
import { acknowledged, classified, dispatched, resolved, woken } from './reactions';
import type { SlaClock } from './sla-clock';
import { NEXT } from './targets';
import type { Time } from './time';

const DAY = 86_400_000;
const START = Date.parse('2026-12-20T02:00:00Z');
const END_OF_YEAR = Date.parse('2027-01-01T00:00:00Z');
const days = (amount: number) => ({ amount, unit: 'working-days' as const });
const policy: SlaPolicy = {
  id: 'p',
  warnAt: 0.8,
  basis: { kind: 'assumption', text: '' },
  targets: { acknowledge: days(1), 'first-contact': days(1), resolve: days(45), callback: days(3), redo: days(3) },
};
/** A calendar that ends with 2026, until somebody loads 2027. */
const time = (loaded: boolean): Time => ({
  policy: () => policy,
  dueAt: (start, { amount }) =>
    loaded || start + amount * DAY < END_OF_YEAR ? start + amount * DAY : { unknownYear: 2027 },
  warnAt: (start, { amount }, share) => start + amount * DAY * share,
  counted: (from, to) => to - from,
});
const event = <T extends 'TicketClassified' | 'TicketDispatched' | 'DispatchAcknowledged' | 'TicketResolved'>(
  type: T,
  data: Partial<EventData<T>>,
  at = START,
) => ({ type, data, time: new Date(at).toISOString() }) as TicketEvent<T>;
const context = (now = START) => ({ now, jurisdiction: 'shanghe' });
function done(outcome: Decided<SlaClock>): Decision<SlaClock> {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  return decided;
}
const types = ({ events }: Decision<SlaClock>): string[] => (events ?? []).map((fact) => fact.type);
const known = {
  kind: 'complaint' as const,
  urgency: 'normal' as const,
  registeredAt: new Date(START).toISOString(),
  matter: 'refund',
};
const begun = () => done(classified(time(false))(undefined, event('TicketClassified', known), context()));

describe('A limit that ends in a year that the calendar does not hold', () => {
  it('is told, and never guessed', () => {
    const first = begun();
    expect(first.events).toMatchObject([{ type: 'SlaTargetPending', data: { name: 'resolve', year: 2027 } }]);
    expect(first.state.targets).toEqual([]);
  });

  it('lets the other clocks run', () => {
    const next = done(dispatched(time(false))(begun().state, event('TicketDispatched', { how: 'rule' }), context()));
    expect(next.state.targets.map((target) => target.name)).toEqual(['acknowledge', 'first-contact']);
    expect(types(done(acknowledged(time(false))(next.state, event('DispatchAcknowledged', {}), context())))).toEqual([
      'SlaTargetMet',
    ]);
  });

  it('is looked at every day, and told once', () => {
    const { state, wakeUps } = begun();
    expect(wakeUps?.[NEXT]).toBe(START + DAY);
    const later = done(woken(time(false))(state, NEXT, context(START + DAY)));
    expect(types(later)).toEqual([]);
    expect(later.wakeUps?.[NEXT]).toBe(START + 2 * DAY);
  });

  it('is set from its own beginning as soon as the year is loaded', () => {
    const later = done(woken(time(true))(begun().state, NEXT, context(START + DAY)));
    expect(later.events).toMatchObject([
      {
        type: 'SlaTargetsSet',
        data: { targets: [{ name: 'resolve', stage: 1, startedAt: new Date(START).toISOString() }] },
      },
    ]);
    expect(later.state.pending).toBeUndefined();
  });

  it('waits no longer when it has lost its object', () => {
    const next = done(resolved(time(false))(begun().state, event('TicketResolved', {}), context()));
    expect(next.state.pending).toBeUndefined();
  });
});
