import { checkNewEvent, type Actor } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain, fromRegistration } from '../explain';
import { callerHeard, classified as correct, resolved as resolvedReaction, woken } from '../reactions';
import { find, isTimed, type SlaClock } from '../sla-clock';
import { classified, dispatched, instant, iso, registered, resolved, timePasses } from '../testing/ticket-events';
import { lifeOf, viewOfLife } from '../testing/ticket-life';
import type { SlaView } from '../view';
import { decideChange } from './decide';
import { requestPause } from './request-pause';
import { resume } from './resume';

let view: SlaView;
beforeAll(() => {
  view = viewOfLife();
});

const clerk: Actor = { id: 'clerk', role: 'unit', unit: 'a' };
const reviewer: Actor = { id: 'reviewer', role: 'reviewer' };

/** Registered on Friday evening, 26 September; the ten working days end on Thursday, 16 October, at 17:30. */
const ticket = (): SlaClock => {
  const until = timePasses('10-11 08:30');
  const { state } = lifeOf(registered(), classified('09-26 18:31'), dispatched('09-26 18:32'), until);
  if (!state) throw new Error('the ticket has no clocks');
  return state;
};
const wish = {
  clock: 'resolve' as const,
  code: 'expert',
  until: '2025-10-15',
  reason: '等待鉴定结论',
  evidence: '鉴定受理单2025-017号',
};
const context = (at: string, actor: Actor = clerk) => ({ now: instant(at), jurisdiction: 'shanghe', view, actor });
const made = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const refused = (outcome: Decided<SlaClock>): string | undefined => {
  const decision = afterStorage(outcome);
  return decision && isRefused(decision) ? decision.refused : undefined;
};
const asks = (state: SlaClock, more: object = {}, at = '10-11 09:00') =>
  requestPause(state, { ...wish, ...more }, context(at));
const approves = (state: SlaClock, at = '10-13 08:30') =>
  decideChange('pause')(state, { approve: true, reason: '情况属实' }, context(at, reviewer));
const resumes = (state: SlaClock, at: string) => resume(state, { clock: 'resolve' }, context(at));
const paused = (more: object = {}): SlaClock => made(approves(made(asks(ticket(), more)).state)).state;
const dueOf = (state: SlaClock): string => {
  const target = find(state, 'resolve');
  return target && isTimed(target) ? new Date(target.dueAt + 8 * 3_600_000).toISOString().slice(5, 16) : '';
};
const types = ({ events = [] }: Decision<SlaClock>): string[] => events.map(({ type }) => type);

describe('A pause of a clock', () => {
  it('a pause begins with the last approval and not with the request', () => {
    const waiting = made(asks(ticket())).state;
    expect(find(waiting, 'resolve')).toMatchObject({ state: 'running' });
    const { state, events } = made(approves(waiting));
    expect(find(state, 'resolve')).toMatchObject({ state: 'paused' });
    expect(events).toMatchObject([
      {
        type: 'ClockPaused',
        data: { at: iso('10-13 08:30'), text: { zh: '因等待鉴定、检测结论，暂停计时至10月15日17:30' } },
      },
    ]);
  });
  it('the due time moves by the counted time of the pause when the unit resumes the clock', () => {
    const decision = made(resumes(paused(), '10-14 08:30'));
    expect(dueOf(decision.state)).toBe('10-17T17:30');
    expect(types(decision)).toEqual(['ClockResumed', 'SlaTargetsSet']);
  });
  it('a pause over a weekend moves the due time by its working time only', () => {
    const waiting = made(asks(ticket(), { until: '2025-10-20' }, '10-16 08:30')).state;
    const { state } = made(approves(waiting, '10-16 13:30'));
    expect(dueOf(made(resumes(state, '10-20 08:30')).state)).toBe('10-20T14:00');
  });
  it('a paused clock causes no breach and no escalation step', () => {
    const decision = made(woken(paused(), 'next', { ...context('10-15 17:00') }));
    expect(types(decision).filter((type) => type !== 'SlaTargetAtRisk')).toEqual([]);
    expect(decision.acts ?? []).toEqual([]);
    expect(find(decision.state, 'resolve')).toMatchObject({ state: 'paused', breached: false });
  });
  it('a pause ends at its latest end, even if the wake-up comes later', () => {
    const decision = made(woken(paused(), 'next', context('10-16 12:00')));
    expect(decision.events).toContainEqual({
      type: 'ClockResumed',
      data: { name: 'resolve', stage: 1, at: iso('10-15 17:30'), cause: 'over' },
    });
    expect(dueOf(decision.state)).toBe('10-21T17:30');
  });
  it('information from the caller ends a pause that waited for the caller, and no other pause', () => {
    const heard = { type: 'InformationAdded', time: iso('10-14 08:30'), data: { text: '补充' } } as never;
    expect(callerHeard(paused(), heard, context('10-14 08:30'))).toBeUndefined();
    const decision = made(callerHeard(paused({ code: 'caller' }), heard, context('10-14 08:30')));
    expect(decision.events?.[0]).toMatchObject({ type: 'ClockResumed', data: { cause: 'arrived' } });
    expect(dueOf(decision.state)).toBe('10-17T17:30');
  });
  it('a ticket resolved during a pause is in time, and its counted time does not include the pause', () => {
    const event = { ...resolved('10-14 08:30'), time: iso('10-14 08:30') } as never;
    const decision = made(resolvedReaction(paused(), event, context('10-14 08:30')));
    const met = decision.events?.find(({ type }) => type === 'SlaTargetMet');
    const whole = view.counted(ticket().registeredAt, instant('10-13 08:30'), { amount: 1, unit: 'working-days' });
    expect(met).toMatchObject({ data: { name: 'resolve', late: false, countedMs: whole } });
  });
  it('a paused clock stays paused when the ticket is corrected', () => {
    const event = { ...classified('10-14 08:30', 'urgent'), time: iso('10-14 08:30') } as never;
    const { state } = made(correct(paused(), event, context('10-14 08:30')));
    expect(find(state, 'resolve')).toMatchObject({ state: 'paused', limit: { unit: 'hours' } });
  });
  it.each([
    ['for longer than the pack allows', { until: '2025-10-29' }, 'invalid-input'],
    ['until a day in the past', { until: '2025-10-10' }, 'invalid-input'],
    ['with a reason that the pack does not list', { code: 'busy' }, 'invalid-input'],
    ['for a clock that the pack does not allow to pause', { clock: 'acknowledge' }, 'invalid-input'],
  ])('a pause is refused %s', (_case, more, code) => {
    expect(refused(asks(ticket(), more))).toBe(code);
  });
  it('a pause is refused once the clock is due, even if it was requested in time', () => {
    expect(refused(asks(ticket(), { until: '2025-10-20' }, '10-16 17:30'))).toBe('window-passed');
    const waiting = made(asks(ticket(), { until: '2025-10-20' }, '10-16 16:00')).state;
    expect(refused(approves(waiting, '10-16 17:30'))).toBe('window-passed');
  });
  it('only the lead can resume a clock, and only a paused one', () => {
    expect(refused(resumes(ticket(), '10-13 09:00'))).toBe('not-now');
    const other = { ...context('10-13 09:00', { ...clerk, unit: 'b' }) };
    expect(refused(resume(paused(), { clock: 'resolve' }, other))).toBe('not-your-ticket');
  });
});

describe('The explanation of a paused clock', () => {
  const resolveOf = (state: SlaClock, at: string) =>
    explain(state, view, instant(at)).find(({ name }) => name === 'resolve');
  it('lists the pause as one interval with its reason, and the counted intervals add up to the counted time', () => {
    const resumed = made(resumes(paused(), '10-14 08:30')).state;
    const resolve = resolveOf(resumed, '10-14 12:00');
    expect(resolve?.intervals.filter(({ why }) => why.zh.startsWith('暂停'))).toMatchObject([
      { from: iso('10-13 08:30'), to: iso('10-14 08:30'), counted: false, why: { zh: '暂停计时：等待鉴定、检测结论' } },
    ]);
    const counted = resolve?.intervals.filter((one) => one.counted).reduce((sum, { ms }) => sum + ms, 0);
    expect(resolve?.countedMs).toBe(counted);
    expect(resolve?.intervals.reduce((sum, { ms }) => sum + ms, 0)).toBe(resolve?.elapsedMs);
  });
  it('the time left does not change while the clock is paused', () => {
    const left = (at: string) => resolveOf(paused(), at)?.remainingMs;
    expect(left('10-13 08:30')).toBe(left('10-14 16:00'));
    expect(resolveOf(paused(), '10-14 16:00')).toMatchObject({ state: 'paused' });
  });
  it('the ledger says who approved the pause and why it ended', () => {
    const resumed = made(resumes(paused(), '10-14 08:30')).state;
    expect(
      resolveOf(resumed, '10-14 12:00')
        ?.ledger.slice(-2)
        .map(({ text }) => text.zh),
    ).toEqual([
      '“办结”暂停计时：等待鉴定、检测结论（鉴定受理单2025-017号），最晚至10月15日17:30，审核员批准',
      '承办单位恢复“办结”计时',
    ]);
  });
  it('the total time since registration includes the pause', () => {
    const at = instant('10-14 12:00');
    expect(fromRegistration(paused(), view, at)).toEqual(fromRegistration(ticket(), view, at));
  });
});

describe('A pause that begins on the day of receipt', () => {
  /** Called on Monday, 29 September, at 09:00; the ten working days begin on the 30th and end on 20 October. */
  const called = '09-29 09:00';
  const sameDay = (): SlaClock => {
    const call = registered(called);
    const read = classified(called);
    const { state } = lifeOf(
      { ...call, data: { ...call.data, receivedAt: iso(called) } } as typeof call,
      { ...read, data: { ...read.data, registeredAt: iso(called) } } as typeof read,
      dispatched('09-29 09:05'),
    );
    if (!state) throw new Error('the ticket has no clocks');
    return state;
  };
  const pausedOn = (until: string) =>
    made(approves(made(asks(sameDay(), { until }, '09-29 10:00')).state, '09-29 11:00')).state;

  it('the hours of that day move nothing, because the limit does not count it', () => {
    const state = pausedOn('2025-09-30');
    expect(dueOf(sameDay())).toBe('10-20T17:30');
    expect(dueOf(made(resumes(state, '09-29 17:30')).state)).toBe('10-20T17:30');
  });

  it('a pause until the next day moves the due time by the hours of that next day only', () => {
    expect(dueOf(made(resumes(pausedOn('2025-09-30'), '09-30 12:00')).state)).toBe('10-21T12:00');
  });
});
