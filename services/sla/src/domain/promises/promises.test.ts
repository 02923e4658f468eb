import { checkNewEvent, type Actor } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { seatsOf } from '../escalation/seats';
import { explain } from '../explain';
import { woken } from '../reactions';
import { find, findStage, type SlaClock } from '../sla-clock';
import { NEXT } from '../targets';
import {
  classified,
  closed,
  closedPromising,
  dispatched,
  instant,
  merged,
  registered,
  resolved,
  withdrawn,
  type LocalEvent,
} from '../testing/ticket-events';
import { lifeAfter, lifeOf, viewOfLife, type TicketLife } from '../testing/ticket-life';
import { keepPromise, makePromise } from './promises';

const UNIT = 'squad-xushang';
const officer: Actor = { id: 'officer', role: 'officer', unit: UNIT };
const stranger: Actor = { id: 'stranger', role: 'unit', unit: 'town-xushang' };
const operator: Actor = { id: 'operator', role: 'operator' };

const led = (...more: LocalEvent[]): TicketLife =>
  lifeOf(registered(), classified(), dispatched('09-28 09:00', 'rule', UNIT), ...more);
const contextAt = (at: string, actor: Actor) => ({
  now: instant(at),
  jurisdiction: 'shanghe',
  view: viewOfLife(),
  actor,
});
const promise = (state: SlaClock | undefined, at: string, promisedOn: string, actor = officer): Decided<SlaClock> =>
  makePromise(state, { promisedOn, promised: '清理路口的占道物品' }, contextAt(at, actor));
const keep = (state: SlaClock | undefined, at: string, number: number, actor = officer): Decided<SlaClock> =>
  keepPromise(state, { promise: number, done: '已清理完毕' }, contextAt(at, actor));
const taken = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const refusal = (outcome: Decided<SlaClock>) => (outcome && isRefused(outcome) ? outcome.detail.zh : undefined);
const wokenAt = (state: SlaClock, at: string) =>
  taken(woken(state, NEXT, { now: instant(at), jurisdiction: 'shanghe', view: viewOfLife() }));
/** What a reaction does with a ticket for which a promise until 5 October was made. */
const promised = (): SlaClock => taken(promise(led().state, '09-28 10:00', '2025-10-05')).state;
const after = (event: LocalEvent): SlaClock | undefined => lifeAfter(promised(), event).state;

describe('A promise to the callers', () => {
  it('has a clock of its own until the end of the promised day, rest days included', () => {
    const { state, events, wakeUps } = taken(promise(led().state, '09-28 10:00', '2025-10-05'));
    expect(find(state, { name: 'promise', party: UNIT })).toMatchObject({
      startedAt: instant('09-28 10:00'),
      dueAt: instant('10-06 00:00'),
      limit: { amount: 7, unit: 'calendar-days' },
      state: 'running',
    });
    expect(events).toMatchObject([
      {
        type: 'PromiseMade',
        data: {
          ...{ number: 1, unit: UNIT, on: '2025-10-05' },
          text: { zh: expect.stringMatching(/承诺2025年10月5日前：清理/) },
        },
      },
      { type: 'SlaTargetsSet', data: { targets: [{ name: 'promise', stage: 1, party: UNIT }] } },
    ]);
    expect(wakeUps?.[NEXT]).toBeLessThan(instant('10-06 00:00'));
  });

  it('a promise for the same day is due at its end', () => {
    const { state } = taken(promise(led().state, '09-28 10:00', '2025-09-28'));
    expect(findStage(state, 'promise', 1)).toMatchObject({ dueAt: instant('09-29 00:00') });
  });

  it('several promises of one unit run side by side, and each is kept for itself', () => {
    const { state: two } = taken(promise(promised(), '09-28 11:00', '2025-10-09'));
    const { state, events } = taken(keep(two, '09-30 09:00', 1));
    expect(state.targets.filter(({ name }) => name === 'promise').map((one) => one.state)).toEqual(['met', 'running']);
    expect(events).toMatchObject([
      { type: 'PromiseKept', data: { number: 1, unit: UNIT, done: '已清理完毕' } },
      { type: 'SlaTargetMet', data: { name: 'promise', stage: 1, party: UNIT, late: false } },
    ]);
  });

  it('one that is not kept is breached at the end of its day, and can still be kept late', () => {
    const { state, events } = wokenAt(promised(), '10-06 00:00');
    expect(events?.filter(({ type }) => type === 'SlaTargetBreached')).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({
          name: 'promise',
          text: expect.objectContaining({ zh: '对诉求人的承诺到期未兑现' }),
        }),
      }),
    );
    expect(taken(keep(state, '10-07 09:00', 1)).events?.at(-1)).toMatchObject({ data: { late: true } });
  });

  it('a broken promise notifies the unit that promised, and a supervisor as the pack says', () => {
    const steps = find(promised(), { name: 'promise', party: UNIT });
    expect(steps).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ id: 'promise-broken' })]) });
    const holders = { lead: 'a', hotline: 'hotline', coordination: 'legal' };
    const step = { tell: ['responsible' as const], posts: [] };
    expect(seatsOf(step, 'promise', { ...holders, owner: UNIT })).toEqual([{ unit: UNIT, role: 'unit' }]);
    expect(seatsOf(step, 'promise', { ...holders, owner: 'hotline' })).toEqual([
      { unit: 'hotline', role: 'supervisor' },
    ]);
  });

  it('a promise is kept when the unit reports the problem as solved', () => {
    const solved = resolved('09-29 10:00');
    const byUnit = { ...solved, data: { ...solved.data, unit: UNIT } } as LocalEvent;
    expect(findStage(after(byUnit) as SlaClock, 'promise', 1)).toMatchObject({ state: 'met' });
    const explainedOnly = { ...byUnit, data: { ...byUnit.data, outcome: 'explained' } } as LocalEvent;
    expect(findStage(after(explainedOnly) as SlaClock, 'promise', 1)).toMatchObject({ state: 'running' });
  });

  it.each([
    ['the closure', closed('09-29 10:00'), 'running'],
    ['a merge', merged('09-29 10:00'), 'running'],
    ['a withdrawal by the callers', withdrawn('09-29 10:00'), 'ended'],
    ['another round at another unit', dispatched('09-29 10:00', 'redo', 'other'), 'running'],
  ])('the clock of a promise is in the right state after %s', (_what, event, state) => {
    expect(findStage(after(event) as SlaClock, 'promise', 1)).toMatchObject({ state });
  });

  it('the rest that is promised with a closure has a clock of the lead, which runs after the closure', () => {
    const { state, published } = led(closedPromising('09-29 10:00', '2025-10-12'));
    expect(state).toMatchObject({ open: false });
    expect(find(state as SlaClock, { name: 'promise', party: UNIT })).toMatchObject({
      dueAt: instant('10-13 00:00'),
      state: 'running',
    });
    expect(published.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'PromiseMade', data: expect.objectContaining({ unit: UNIT, on: '2025-10-12' }) }),
    );
    expect(taken(keep(state, '10-10 10:00', 1)).state).toMatchObject({ open: false });
  });

  it('the explanation says who promised what, and until when', () => {
    const all = explain(promised(), viewOfLife(), instant('09-29 09:00'));
    const explained = all.find(({ name }) => name === 'promise');
    expect(explained).toMatchObject({ party: UNIT, limit: { amount: 7, unit: 'calendar-days' } });
    expect(explained?.ledger[0]?.text.zh).toMatch(/承诺2025年10月5日前：清理路口的占道物品$/);
  });
});

describe('A promise that is not allowed', () => {
  it('a promise is refused for a day that is over, and for one that is later than the pack allows', () => {
    expect(refusal(promise(led().state, '09-28 10:00', '2025-09-27'))).toBe('承诺的日期已过');
    expect(refusal(promise(led().state, '09-28 10:00', '2025-12-27'))).toBeUndefined();
    expect(refusal(promise(led().state, '09-28 10:00', '2025-12-28'))).toBe('承诺的日期太远');
  });

  it('a promise is refused to a unit that does not have the ticket, and for a ticket that is closed or of another jurisdiction', () => {
    expect(refusal(promise(led().state, '09-28 10:00', '2025-10-05', stranger))).toBe('该工单不由本单位承办');
    expect(refusal(promise(led(closed('09-29 10:00')).state, '09-29 11:00', '2025-10-05'))).toBe(
      '工单已结束，不能再承诺',
    );
    expect(refusal(promise(undefined, '09-28 10:00', '2025-10-05'))).toBe('未找到该工单');
  });
});

describe('A record of a kept promise that is not allowed', () => {
  it('the record is refused for a promise that was not made, or that was kept before', () => {
    expect(refusal(keep(promised(), '09-29 10:00', 2))).toBe('该工单没有这项承诺');
    const { state } = taken(keep(promised(), '09-29 10:00', 1));
    expect(refusal(keep(state, '09-29 11:00', 1))).toBe('这项承诺已兑现或已终止');
  });

  it('the record is refused to a unit that neither promised nor leads; the hotline can record it', () => {
    expect(refusal(keep(promised(), '09-29 10:00', 1, stranger))).toBe('这项承诺不是本单位作出的');
    expect(taken(keep(promised(), '09-29 10:00', 1, operator)).events).toHaveLength(2);
  });
});
