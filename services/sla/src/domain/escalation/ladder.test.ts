import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import type { Decision } from '@hotline/runtime';
import type { EscalationStep, Jurisdiction } from '@hotline/jurisdiction';
import { isRefused } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { reactions, woken } from '../reactions';
import { findStage, type SlaClock } from '../sla-clock';
import { NEXT } from '../targets';
import { classified, dispatched, instant, registered, resolved } from '../testing/ticket-events';
import { viewOf, type SlaView } from '../view';
import type { Escalation } from './ladder';

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../../deploy/jurisdictions/shanghe'));
});

const step = (id: string, more: Partial<EscalationStep>): EscalationStep => ({
  id,
  at: { share: 1 },
  clocks: ['resolve'],
  tell: ['responsible'],
  posts: [],
  officeHours: false,
  message: false,
  ...more,
});

const withLadder = (...escalation: EscalationStep[]): SlaView => viewOf({ ...jurisdiction, escalation });

type Event = ReturnType<typeof registered>;
const react = (state: SlaClock | undefined, { at, type, data }: Event, view: SlaView): Decision<SlaClock> => {
  const now = instant(at);
  const decide = reactions[type]?.decide as (...given: unknown[]) => ReturnType<typeof woken>;
  return taken(
    decide(state, { type, data, time: new Date(now).toISOString() }, { now, jurisdiction: 'shanghe', view }),
  );
};
const taken = (outcome: ReturnType<typeof woken>): Decision<SlaClock> => {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  return decided;
};
const stateAfter = (view: SlaView, ...events: Event[]): SlaClock =>
  events.reduce<SlaClock | undefined>((state, event) => react(state, event, view).state, undefined) as SlaClock;
const wake = (state: SlaClock, at: string, view: SlaView): Decision<SlaClock> =>
  taken(woken(state, NEXT, { now: instant(at), jurisdiction: 'shanghe', view }));
/** The escalation steps for which a decision notifies people, such as `resolve.1 half`. */
const stepsIn = ({ acts = [] }: Decision<SlaClock>): string[] =>
  acts.map(({ data }) => {
    const { name, stage, step: id } = data as unknown as Escalation;
    return `${name}.${stage} ${id}`;
  });

/** Ten working days from Monday, 5 January 2026: due on the 19th at 17:30. A working day has 7.5 hours. */
const CALLED = '2026-01-05 08:30';
const RECEIVED = '2026-01-05T00:30:00.000Z';
const call = (more: object = {}): Event =>
  ({ ...registered(CALLED), data: { ...registered(CALLED).data, receivedAt: RECEIVED, ...more } }) as Event;
const readAs = (at = CALLED, urgency: 'urgent' | 'normal' = 'normal'): Event =>
  ({ ...classified(at), data: { ...classified(at, urgency).data, registeredAt: RECEIVED } }) as Event;
const ticket = (view: SlaView) => stateAfter(view, call(), readAs());
const plannedAt = (state: SlaClock, id: string): string | undefined => {
  const target = findStage(state, 'resolve', 1);
  const planned = target && 'steps' in target ? target.steps.find((one) => one.id === id) : undefined;
  return planned && 'at' in planned ? new Date(planned.at + 8 * 3_600_000).toISOString().slice(0, 16) : undefined;
};

describe('The escalation steps of a clock', () => {
  it('a step at a share of the limit comes when that much counted time has passed, even beyond the limit', () => {
    const view = withLadder(step('half', { at: { share: 0.5 } }), step('thrice', { at: { share: 1.1 } }));
    const state = ticket(view);
    expect(plannedAt(state, 'half')).toBe('2026-01-12T13:45');
    expect(plannedAt(state, 'thrice')).toBe('2026-01-21T09:15');
  });

  it('a step one working day before or after the due time is computed in working time', () => {
    const oneDay = { amount: 1, unit: 'working-days' as const };
    const state = ticket(
      withLadder(step('before', { at: { before: oneDay } }), step('after', { at: { after: oneDay } })),
    );
    expect(plannedAt(state, 'before')).toBe('2026-01-16T17:30');
    expect(plannedAt(state, 'after')).toBe('2026-01-20T17:30');
  });

  it('a step at a yellow or red card comes when the policy gives that card', () => {
    const view = withLadder(step('yellow', { at: { card: 'yellow' } }), step('red', { at: { card: 'red' } }));
    const later: SlaView = {
      ...view,
      policy: (about) => ({ ...view.policy(about), redAt: { after: { amount: 1, unit: 'working-days' } } }),
    };
    expect(plannedAt(ticket(view), 'red')).toBe('2026-01-19T17:30');
    expect(plannedAt(ticket(later), 'red')).toBe('2026-01-20T17:30');
    expect(findStage(ticket(later), 'resolve', 1)).toMatchObject({ redAt: instant('2026-01-20 17:30') });
  });

  it('each step is taken once, and steps missed in an outage are taken together afterwards', () => {
    const view = withLadder(
      step('half', { at: { share: 0.5 } }),
      step('due', { at: { share: 1 } }),
      step('twice', { at: { share: 2 } }),
    );
    const first = wake(ticket(view), '2026-01-20 10:00', view);
    expect(stepsIn(first)).toEqual(['resolve.1 half', 'resolve.1 due']);
    expect(first.events?.filter(({ type }) => type === 'SlaTargetBreached')).toHaveLength(2);
    expect(stepsIn(wake(first.state, '2026-01-20 11:00', view))).toEqual([]);
  });

  it('steps after the breach are taken too, so the wake-up is set to the next step', () => {
    const view = withLadder(step('twice', { at: { share: 2 } }));
    const { wakeUps } = wake(ticket(view), '2026-01-20 10:00', view);
    expect(wakeUps).toEqual({ [NEXT]: instant('2026-02-03 17:30') });
  });

  it('a step that the pack limits to office hours waits until offices open, also after an outage', () => {
    const view = withLadder(
      step('night', { at: { after: { amount: 2, unit: 'hours' } }, officeHours: true }),
      step('day', { at: { after: { amount: 2, unit: 'hours' } } }),
    );
    const state = ticket(view);
    expect(plannedAt(state, 'night')).toBe('2026-01-20T08:30');
    expect(plannedAt(state, 'day')).toBe('2026-01-19T19:30');
    const late = wake(state, '2026-01-20 22:00', view);
    expect(stepsIn(late)).toEqual(['resolve.1 day']);
    expect(plannedAt(late.state, 'night')).toBe('2026-01-21T08:30');
    expect(stepsIn(wake(late.state, '2026-01-21 08:30', view))).toEqual(['resolve.1 night']);
  });

  it('a step for another clock or another urgency is not taken', () => {
    const view = withLadder(
      step('other-clock', { clocks: ['redo'], at: { share: 0.1 } }),
      step('other-urgency', { urgencies: ['critical'], at: { share: 0.1 } }),
    );
    expect(stepsIn(wake(ticket(view), '2026-01-20 10:00', view))).toEqual([]);
  });

  it('no step is taken once the target is met', () => {
    const view = withLadder(step('due', { at: { share: 1 } }));
    const state = stateAfter(view, call(), readAs(), resolved('2026-01-06 09:00') as Event);
    expect(stepsIn(wake(state, '2026-02-20 10:00', view))).toEqual([]);
  });

  it('the steps of the higher urgency are taken after a correction, but none is taken twice', () => {
    const both = step('half', { at: { share: 0.5 } });
    const view = withLadder(both, step('only-urgent', { urgencies: ['urgent'], at: { share: 0.5 } }));
    const woke = wake(ticket(view), '2026-01-12 14:00', view);
    expect(stepsIn(woke)).toEqual(['resolve.1 half']);
    const corrected = react(woke.state, readAs('2026-01-12 15:00', 'urgent'), view);
    expect(stepsIn(wake(corrected.state, '2026-01-12 15:00', view))).toEqual(['resolve.1 only-urgent']);
  });

  it('a step in a year without a calendar asks the calendar again each day', () => {
    const view = withLadder(step('thrice', { at: { share: 3 } }));
    let known = false;
    const blind: SlaView = {
      ...view,
      momentOf: (timing, moment, policy) =>
        'share' in moment && moment.share > 1 && !known ? { unknownYear: 2027 } : view.momentOf(timing, moment, policy),
    };
    const state = ticket(blind);
    expect(plannedAt(state, 'thrice')).toBeUndefined();
    const woke = wake(state, '2026-01-30 10:00', blind);
    expect(stepsIn(woke)).toEqual([]);
    expect(woke.wakeUps).toEqual({ [NEXT]: instant('2026-01-31 10:00') });
    known = true;
    expect(plannedAt(wake(woke.state, '2026-01-31 10:00', blind).state, 'thrice')).toBeDefined();
  });

  it('a past complaint that is replayed has no steps', () => {
    const view = withLadder(step('half', { at: { share: 0.5 } }));
    const state = stateAfter(view, call({ replayed: true }), readAs(), dispatched(CALLED) as Event);
    expect(stepsIn(wake(state, '2026-01-20 10:00', view))).toEqual([]);
  });
});
