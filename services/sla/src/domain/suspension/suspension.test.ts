import { checkNewEvent, type Actor, type TicketEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain, fromRegistration } from '../explain';
import { decideChange } from '../changes/decide';
import { resume } from '../changes/resume';
import { calendarLoaded, reactions, woken } from '../reactions';
import { find, isTimed, type SlaClock } from '../sla-clock';
import { NEXT } from '../targets';
import {
  acknowledged,
  classified,
  dispatched,
  instant,
  iso,
  registered,
  resolved,
  timePasses,
} from '../testing/ticket-events';
import { jurisdictionOfLife, lifeOf, viewOfLife } from '../testing/ticket-life';
import { viewOf, type SlaView } from '../view';
import { watched } from './notices';
import { endByUnit, reachMilestone, reviewSuspension } from './progress';
import { requestSuspension } from './request';

let view: SlaView;
beforeAll(() => {
  view = viewOfLife();
});

const leader: Actor = { id: 'leader', role: 'signatory', unit: 'a' };
const supervisor: Actor = { id: 'supervisor', role: 'supervisor' };

/** Registered on Friday evening, 26 September 2025; the ten working days end on Thursday, 16 October, at 17:30. */
const ticket = (): SlaClock => {
  const { state } = lifeOf(
    registered(),
    classified('09-26 18:31'),
    dispatched('09-26 18:32'),
    acknowledged('09-26 18:33'),
    timePasses('10-11 08:30'),
  );
  if (!state) throw new Error('the ticket has no clocks');
  return state;
};
const wish = {
  code: 'project',
  until: '2025-11-28',
  plan: '纳入二期改造',
  milestones: [
    { on: '2025-11-20', what: '完工' },
    { on: '2025-10-31', what: '完成设计' },
  ],
  reason: '须整体更换',
  evidence: '立项批复4号',
};
const context = (at: string, actor: Actor = leader) => ({ now: instant(at), jurisdiction: 'shanghe', view, actor });
const made = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const refused = (outcome: Decided<SlaClock>) => {
  const decision = afterStorage(outcome);
  return decision && isRefused(decision) ? [decision.refused, decision.detail.zh] : undefined;
};
const asks = (state: SlaClock, more: object = {}, actor: Actor = leader, at = '10-11 09:00') =>
  requestSuspension(state, { ...wish, ...more }, context(at, actor));
const approves = (state: SlaClock, at = '10-13 08:30', actor: Actor = supervisor) =>
  decideChange('suspension')(state, { approve: true, reason: '情况属实' }, context(at, actor));
const suspended = (more: object = {}): SlaClock => made(approves(made(asks(ticket(), more)).state)).state;
const wakes = (state: SlaClock, at: string) => made(woken(state, NEXT, context(at)));
const dueOf = (state: SlaClock): string => {
  const target = find(state, 'resolve');
  return target && isTimed(target) ? new Date(target.dueAt + 8 * 3_600_000).toISOString().slice(5, 16) : '';
};
const types = ({ events = [] }: Decision<SlaClock>): string[] => events.map(({ type }) => type);
const actNames = ({ acts = [] }: Decision<SlaClock>): string[] => acts.map(({ name }) => name);

describe('The suspension of a ticket', () => {
  it('begins with the last approval: every running clock stands still, and the caller is told until when', () => {
    const waiting = made(asks(ticket())).state;
    expect(find(waiting, 'resolve')).toMatchObject({ state: 'running' });
    const { state, events } = made(approves(waiting));
    expect(state.targets.filter(({ state: clock }) => clock === 'running')).toEqual([]);
    expect(find(state, 'resolve')).toMatchObject({ state: 'paused' });
    expect(events?.at(-1)).toMatchObject({
      type: 'TicketSuspended',
      data: {
        until: '2025-11-28',
        milestones: [{ on: '2025-10-31' }, { on: '2025-11-20' }],
        text: { zh: expect.stringContaining('预计至2025年11月28日；不视为办结') },
      },
    });
  });
  it('moves the due time by its counted time, while the time since the registration counts on', () => {
    const before = ticket();
    const { state } = made(endByUnit(suspended(), { reason: '提前' }, context('10-20 08:30')));
    expect([dueOf(before), dueOf(state)]).toEqual(['10-16T17:30', '10-23T17:30']);
    expect(fromRegistration(state, view, instant('10-20 08:30')).dueAt).toBe(iso('10-16 17:30'));
    const [resolve] = explain(state, view, instant('10-20 08:30')).filter(({ name }) => name === 'resolve');
    expect(resolve?.intervals.filter(({ why }) => why.zh.startsWith('挂账'))).toHaveLength(1);
  });
  it('ends at its planned end; a second suspension is refused if the pack allows only one', () => {
    const { state, events } = wakes(suspended(), '11-29 00:00');
    expect(events?.filter(({ type }) => type === 'SuspensionEnded')).toMatchObject([{ data: { cause: 'over' } }]);
    expect(state).not.toHaveProperty('suspension');
    expect(find(state, 'resolve')).toMatchObject({ state: 'running' });
    expect(
      refused(
        asks(state, { until: '2025-12-26', milestones: [{ on: '2025-12-20', what: '完工' }] }, leader, '12-01 09:00'),
      ),
    ).toEqual(['not-now', '该工单已挂账1次，不能再挂账']);
  });
  it('a suspension is refused to those who may not use it, for urgent tickets, before the acknowledgement and after expiry', () => {
    const clerk: Actor = { ...leader, role: 'unit' };
    expect(refused(asks(ticket(), {}, clerk))?.[0]).toBe('not-allowed');
    expect(refused(asks(ticket(), {}, { ...leader, unit: 'b' }))?.[0]).toBe('not-your-ticket');
    expect(refused(asks({ ...ticket(), urgency: 'urgent' }))?.[1]).toContain('不能挂账');
    const unsigned = lifeOf(registered(), classified('09-26 18:31'), dispatched('09-26 18:32')).state as SlaClock;
    expect(refused(asks(unsigned, {}, leader, '09-26 18:40'))?.[1]).toContain('尚未签收');
    expect(refused(asks(ticket(), {}, leader, '10-16 17:30'))?.[0]).toBe('window-passed');
    expect(refused(asks(suspended()))?.[1]).toBe('该工单已挂账');
  });
  it('refuses a milestone in the past or after the end, an end too far away, and reviews too far apart', () => {
    const one = (on: string) => ({ milestones: [{ on, what: '完工' }] });
    expect(refused(asks(ticket(), one('2025-10-10')))?.[1]).toContain('里程碑“完工”的日期2025年10月10日已过');
    expect(refused(asks(ticket(), one('2025-11-29')))?.[1]).toContain('晚于挂账期限');
    expect(refused(asks(ticket(), { until: '2027-06-01' }))?.[0]).toBe('invalid-input');
    expect(refused(asks(ticket(), { until: '2025-12-31', reviews: [] }))?.[1]).toContain('相隔过久');
    expect(refused(asks(ticket(), { reviews: ['2025-10-11'] }))?.[1]).toContain('复核日期');
    expect(made(asks(ticket(), { until: '2025-12-31' })).state.asked).toMatchObject({ reviews: ['2025-12-10'] });
  });
  it('a suspension needs the approval of each level in turn, and never that of the person who asked', () => {
    const long = made(asks(ticket(), { until: '2025-12-31' })).state;
    expect(refused(approves(long, '10-13 08:30', { ...supervisor, id: 'leader' }))?.[0]).toBe('same-approver');
    const coordinator: Actor = { id: 'c', role: 'coordinator' };
    expect(refused(approves(long, '10-13 08:30', coordinator))?.[0]).toBe('not-allowed');
    const first = made(approves(long));
    expect(types(first)).toEqual(['SuspensionApproved']);
    expect(types(made(approves(first.state, '10-13 09:00', coordinator)))).toContain('TicketSuspended');
    expect(refused(approves(made(asks(ticket())).state, '10-16 17:30'))?.[0]).toBe('window-passed');
  });
  it('a milestone causes one notice if it is not reported in time, and none if it is', () => {
    const late = wakes(suspended(), '11-03 08:30');
    expect(actNames(late)).toEqual(['suspension.1.milestone-1']);
    expect(actNames(wakes(late.state, '11-03 09:00'))).toEqual([]);
    const report = { milestone: 1, done: '设计完成', evidence: [] };
    const reached = made(reachMilestone(suspended(), report, context('10-30 09:00')));
    expect(types(reached)).toEqual(['MilestoneReached']);
    expect(actNames(wakes(reached.state, '11-03 08:30'))).toEqual([]);
    expect(refused(reachMilestone(reached.state, report, context('10-30 09:30')))?.[0]).toBe('invalid-input');
  });
  it('a missed milestone gives a notice to the people whom the pack names; it is removed after the report or the end', () => {
    const late = wakes(suspended(), '11-03 08:30');
    const act = {
      id: `sla.${'1'.repeat(8)}.suspension.1.milestone-1`,
      type: 'x',
      data: { number: 1, step: 'milestone-1' },
    };
    const recipient = {
      seat: { unit: 'h', role: 'supervisor' as const },
      unit: 'h',
      person: { id: 's', name: '杨明' },
    };
    const told = watched(late.state, act, [recipient], context('11-03 08:30')) as Decision<SlaClock>;
    expect(told.state.notices).toMatchObject([
      { person: 's', suspension: true, text: { zh: expect.stringContaining('挂账里程碑“完成设计”') } },
    ]);
    const report = { milestone: 1, done: '设计完成', evidence: [] };
    expect(made(reachMilestone(told.state, report, context('11-03 10:00'))).state.notices).toEqual([]);
    expect(made(endByUnit(told.state, { reason: '恢复' }, context('11-03 10:00'))).state.notices).toEqual([]);
    expect(wakes(told.state, '11-04 08:30').state.notices).toHaveLength(1);
  });
  it('a supervisor reviews it on the planned days, and may end it', () => {
    const state = suspended({ reviews: ['2025-11-03'] });
    expect(actNames(wakes(state, '11-03 08:30'))).toEqual(['suspension.1.milestone-1', 'suspension.1.review-1']);
    const goesOn = made(reviewSuspension(state, { goOn: true, reason: '按计划' }, context('11-03 09:00', supervisor)));
    expect(goesOn.events).toMatchObject([{ type: 'SuspensionReviewed', data: { on: '2025-11-03' } }]);
    expect(
      refused(reviewSuspension(goesOn.state, { goOn: true, reason: '再看' }, context('11-03 09:10', supervisor)))?.[0],
    ).toBe('not-now');
    const ends = made(
      reviewSuspension(state, { goOn: false, reason: '条件已具备' }, context('11-03 09:00', supervisor)),
    );
    expect(ends.events?.at(-1)).toMatchObject({
      type: 'SuspensionEnded',
      data: { cause: 'supervisor', reason: '条件已具备' },
    });
  });
  it('a single clock cannot be resumed while the ticket is suspended', () => {
    expect(refused(resume(suspended(), { clock: 'resolve' }, context('10-14 09:00')))?.[1]).toContain('已挂账');
  });
  it.each<[string, ReturnType<typeof resolved>, string]>([
    ['the unit resolves it', resolved('10-14 09:00'), 'resolved'],
    [
      'another unit gets it',
      { ...dispatched('10-14 09:00'), data: { ...dispatched('10-14 09:00').data, lead: 'b' } } as never,
      'moved',
    ],
  ])('ends when %s', (_when, { at, type, data }, cause) => {
    const now = instant(at);
    const event = { type, data, time: new Date(now).toISOString() } as TicketEvent;
    const react = reactions[type]?.decide as (
      state: SlaClock,
      event: TicketEvent,
      context: object,
      read: unknown,
    ) => Decided<SlaClock>;
    const { state, events } = made(react(suspended(), event, { now, jurisdiction: 'shanghe', view }, undefined));
    expect(state).not.toHaveProperty('suspension');
    expect(events?.at(-1)).toMatchObject({ type: 'SuspensionEnded', data: { cause } });
  });
});

describe('A suspension into a year whose calendar is not loaded', () => {
  const longTerms = (): SlaView => {
    const { suspensions } = view;
    if (!suspensions) throw new Error('the pack has no suspensions');
    const long = { amount: 1000, unit: 'calendar-days' as const };
    return { ...view, suspensions: { ...suspensions, each: long, total: long, reviewEvery: long } };
  };
  const inLongTerms = (at: string, actor: Actor = leader) => ({ ...context(at, actor), view: longTerms() });
  const longWish = { ...wish, until: '2027-02-10', milestones: [{ on: '2026-10-31', what: '完工' }] };
  const longSuspended = (): SlaClock => {
    const { state } = made(requestSuspension(ticket(), longWish, inLongTerms('10-11 09:00')));
    const asked = state.asked?.approvers ?? [];
    return asked.reduce<SlaClock>((so, role, i) => {
      const actor = { id: `approver-${i}`, role } as Actor;
      return made(
        decideChange('suspension')(so, { approve: true, reason: '情况属实' }, inLongTerms('10-13 08:30', actor)),
      ).state;
    }, state);
  };

  it('the suspension is granted, by the approvers of the longest suspensions', () => {
    expect(longSuspended()).toMatchObject({ suspension: { until: instant('2027-02-11 00:00') } });
  });

  it('its clocks are pending when it ends, and due once the calendar is loaded', () => {
    const { state, events = [] } = made(woken(longSuspended(), NEXT, inLongTerms('2027-02-11 00:00')));
    expect(find(state, 'resolve')).toMatchObject({ state: 'pending', year: 2027 });
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['SuspensionEnded', 'SlaTargetPending']));
    const loaded = viewOf({ ...jurisdictionOfLife(), calendar: { ...jurisdictionOfLife().calendar, years: [2027] } });
    const known = made(calendarLoaded(state, { ...inLongTerms('2027-02-11 00:00'), view: loaded })).state;
    expect(find(known, 'resolve')).toMatchObject({ state: 'running', dueAt: expect.any(Number) });
    expect(dueOf(known)).toMatch(/^02-/);
  });

  it('a suspension whose longest time itself needs that calendar is refused', () => {
    const { suspensions } = view;
    const inWorkingDays = { amount: 400, unit: 'working-days' as const };
    const short = suspensions && { ...suspensions, each: inWorkingDays, total: inWorkingDays };
    expect(
      refused(
        requestSuspension(ticket(), longWish, {
          ...context('10-11 09:00'),
          view: { ...view, ...(short ? { suspensions: short } : {}) },
        }),
      )?.[0],
    ).toBeDefined();
  });
});
