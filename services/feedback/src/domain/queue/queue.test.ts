import type { Actor } from '@hotline/contracts';
import { isRefused } from '@hotline/runtime';
import { callTimes } from '@hotline/calendar';
import type { Callback } from '../callback';
import { commands } from '../commands';
import type { CallbackRules } from '../rules';
import {
  answers,
  given,
  HOUR,
  joins,
  MINUTE,
  neighbour,
  notReached,
  NOW,
  on,
  own,
  resolved,
  rules,
  then,
  wantsToWithdraw,
  type CallbackStep,
} from '../testing/steps';
import { callOf, rankOf, readyAt } from './call';
import { scriptOf } from './script';

const agent = (id: string): Actor => ({ id, role: 'callback' });
const context = (id: string, minutes: number, view = rules) => ({
  now: NOW + minutes * MINUTE,
  jurisdiction: 'tiny',
  view,
  actor: agent(id),
});
const takes =
  (id: string, minutes = 0, isNext = true): CallbackStep =>
  (state) =>
    commands.take.decide(state, { isNext }, context(id, minutes), undefined as never);
const skips =
  (id: string, minutes = 0): CallbackStep =>
  (state) =>
    commands.skip.decide(state, { reason: '线路故障' }, context(id, minutes), undefined as never);
const asksFor =
  (minutes: number, caller = own): CallbackStep =>
  (state) =>
    commands.schedule.decide(
      state,
      { caller, at: new Date(NOW + minutes * MINUTE).toISOString() },
      context('c', 0),
      undefined as never,
    );
const readyIn = (state: Callback | undefined): number => ((state && readyAt(state)) ?? NaN) - NOW;

describe('A call that an agent takes', () => {
  it('the call belongs to that agent alone until the lease expires', () => {
    const taken = given(resolved(), takes('one'));
    expect(then(taken, takes('two', 9))).toBe('not-now');
    expect(then(taken, takes('two', 10))).toBe('nothing');
    expect(readyIn(taken)).toBe(10 * MINUTE);
  });
  it('the answer that another agent records meanwhile is refused', () => {
    const other = given(resolved(), takes('one'));
    expect(then(other, answers('satisfied'))).toBe('not-now');
    expect(then(given(resolved(), takes('c')), answers('satisfied'))).toBe('CallbackRecorded TicketClosed');
  });
  it('the agent who takes the call again extends the lease', () => {
    expect(readyIn(given(resolved(), takes('one'), takes('one', 8)))).toBe(18 * MINUTE);
  });
  it('the lease ends when an attempt is recorded, and the next attempt waits for its time', () => {
    const missed = given(resolved(), takes('c'), notReached(0));
    expect(missed).not.toHaveProperty('lease');
    expect(readyIn(missed)).toBe(4 * HOUR);
    expect(then(missed, takes('c', 60))).toBe('not-now');
    expect(then(missed, takes('c', 60, false))).toBe('nothing');
  });
  it('only the agent with the lease can give the call back, and it is offered again after some minutes', () => {
    const taken = given(resolved(), takes('one'));
    expect(then(taken, skips('two'))).toBe('not-now');
    expect(then(taken, skips('one', 11))).toBe('not-now');
    expect(then(taken, skips('one'))).toBe('CallbackSkipped');
    expect(readyIn(given(resolved(), takes('one'), skips('one')))).toBe(15 * MINUTE);
  });
  it('there is no call for a ticket that is closed or waits for its unit', () => {
    expect(readyIn(given(resolved(), answers('satisfied')))).toBeNaN();
    expect(then(given(resolved(), answers('satisfied')), takes('one'))).toBe('not-now');
    expect(readyIn(given(joins(neighbour)))).toBeNaN();
  });
});

describe('A call at a time that the caller has chosen', () => {
  it('the call waits for that time, ranks before normal calls, and counts as no attempt', () => {
    const promised = given(resolved(), asksFor(90));
    expect(promised).toMatchObject({ situation: 'calling', attempt: 1, callers: [{ promised: true }] });
    expect(readyIn(promised)).toBe(90 * MINUTE);
    expect([rankOf(given(resolved()) as Callback), rankOf(promised as Callback)]).toEqual([2, 1]);
  });
  it('the other callers of the ticket are called in the meantime', () => {
    expect(given(joins(neighbour), resolved(), asksFor(90))).toMatchObject({ next: neighbour, notBefore: NOW });
  });
  it('a time that is past or too far ahead is refused, as is any time for a caller who has answered', () => {
    expect(then(given(resolved()), asksFor(0))).toBe('invalid-input');
    expect(then(given(resolved()), asksFor(8 * 24 * 60))).toBe('invalid-input');
    expect(then(given(joins(neighbour), resolved(), answers('satisfied')), asksFor(90))).toBe('not-now');
    const outcome = asksFor(8 * 24 * 60)(given(resolved()));
    expect(isRefused(outcome) && outcome.hint?.zh).toContain('1月12日09:00');
  });
});

describe('The order of the calls', () => {
  it('a caller who wants to withdraw is called even if the unit is still at work', () => {
    const asked = given(wantsToWithdraw()) as Callback;
    expect(callOf(asked)).toMatchObject({ about: 'withdrawal', next: own });
    expect(rankOf(asked)).toBe(1);
  });
  it('a caller who wants to withdraw and is not reached is called again after the gap', () => {
    expect(readyIn(given(wantsToWithdraw(), notReached(0)))).toBe(4 * HOUR);
  });
  it('the rank of a call follows the urgency of the resolution, or a higher one from urging', () => {
    expect(rankOf(given(resolved(1, { urgency: 'critical' })) as Callback)).toBe(0);
    const urged = on('TicketUrged', { count: 2, reason: '催', urgency: 'urgent' });
    expect(rankOf(given(urged, resolved(1, { urgency: 'normal' })) as Callback)).toBe(1);
  });
  it('a call that was not made within calling hours moves to the next calling hours', () => {
    const calendar = { timeZone: 'Asia/Shanghai', officeHours: [], holidays: [], workdays: [], years: [] };
    const view: CallbackRules = { ...rules, calls: callTimes(calendar, [{ from: '09:00', to: '11:30' }]) };
    const late =
      (isNext: boolean): CallbackStep =>
      (state) =>
        commands.take.decide(state, { isNext }, context('one', 14 * 60, view), undefined as never);
    const moved = given(resolved(1, {}, view), late(true));
    expect(moved).not.toHaveProperty('lease');
    expect(moved).toMatchObject({ situation: 'calling', notBefore: NOW + 24 * HOUR });
    expect(given(resolved(1, {}, view), late(false))).toMatchObject({ lease: { by: 'one' } });
    const withdrawing = given(wantsToWithdraw(), late(true));
    expect(withdrawing).toMatchObject({ withdrawal: { notBefore: NOW + 24 * HOUR } });
  });
  it('further attempts are made at other times of day, within the contact hours of the caller', () => {
    const calendar = { timeZone: 'Asia/Shanghai', officeHours: [], holidays: [], workdays: [], years: [] };
    const calls = callTimes(calendar, [
      { from: '09:00', to: '11:30' },
      { from: '14:00', to: '17:30' },
      { from: '18:30', to: '20:30' },
    ]);
    const view: CallbackRules = { ...rules, calls };
    const evening = on('CallerJoined', { from: neighbour, callers: 2, contactHours: { from: '18:00' } }, view);
    const first = given(evening, resolved(1, {}, view));
    expect(first).toMatchObject({ next: own, notBefore: NOW });
    const missed = given(evening, resolved(1, {}, view), (state) =>
      commands.record.decide(state, { caller: own, reached: false }, context('c', 0, view), undefined as never),
    );
    expect(missed).toMatchObject({ next: own, notBefore: NOW + 5 * HOUR });
    const withoutOwn = given(evening, resolved(1, {}, view), (state) =>
      commands.record.decide(
        state,
        { caller: own, reached: true, satisfaction: 'satisfied', resolution: 'resolved' },
        context('c', 0, view),
        undefined as never,
      ),
    );
    expect(withoutOwn).toMatchObject({ next: neighbour, notBefore: NOW + 9.5 * HOUR });
  });
});

describe('The script of a call', () => {
  const line = (zh: string) => [{ zh, en: zh }];
  const scripts = [
    { withdrawal: true, redo: false, lines: line('撤回') },
    { withdrawal: false, redo: true, lines: line('重办') },
    { withdrawal: false, redo: false, kinds: ['consultation' as const], lines: line('咨询') },
    { withdrawal: false, redo: false, lines: line('其他') },
  ];
  const said = (...steps: CallbackStep[]): string | undefined =>
    scriptOf(given(...steps) as Callback, { ...rules, scripts })[0]?.zh;
  it('the script is the first one of the pack that fits the call', () => {
    expect(said(resolved())).toBe('其他');
    expect(said(resolved(1, { kind: 'consultation' }))).toBe('咨询');
    expect(said(resolved(2))).toBe('重办');
    expect(said(wantsToWithdraw())).toBe('撤回');
  });
});
