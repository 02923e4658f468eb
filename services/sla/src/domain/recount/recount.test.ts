import { checkNewEvent, type Actor } from '@hotline/contracts';
import type { Limit } from '@hotline/jurisdiction';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain } from '../explain';
import { reactions } from '../reactions';
import { find, type SlaClock } from '../sla-clock';
import { classified, closed, dispatched, instant, iso, registered, type LocalEvent } from '../testing/ticket-events';
import { lifeOf, viewOfLife } from '../testing/ticket-life';
import type { SlaView } from '../view';
import { differencesOf, NO_DIFFERENCES, withTicket } from './differences';
import { recount } from './recount';
import { countsText } from './refusals';

const supervisor: Actor = { id: 'supervisor', role: 'supervisor' };
const open = (...more: LocalEvent[]): SlaClock =>
  lifeOf(registered(), classified(), dispatched(), ...more).state as SlaClock;

/** The rules of the pack with another limit to resolve a ticket. */
const withLimit = (limit: Limit): SlaView => {
  const view = viewOfLife();
  return {
    ...view,
    policy: (about) => {
      const policy = view.policy(about);
      return { ...policy, id: 'new', targets: { ...policy.targets, resolve: limit } };
    },
  };
};
const days = (amount: number): Limit => ({ amount, unit: 'working-days' });
/** The rules of the pack with a calendar in which every working day comes a day later. */
const withHoliday = (): SlaView => {
  const view = viewOfLife();
  return {
    ...view,
    dueAt: (start, limit) => {
      const due = view.dueAt(start, limit);
      return typeof due === 'number' && limit.unit === 'working-days' ? due + 86_400_000 : due;
    },
  };
};
const taken = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const approve = (state: SlaClock, view: SlaView, at: string): Decided<SlaClock> =>
  recount(state, { reason: '新规则施行' }, { now: instant(at), jurisdiction: 'shanghe', view, actor: supervisor });
const causes = (state: SlaClock, view: SlaView) =>
  differencesOf(state, view).map(({ target, cause }) => [target.name, cause]);

describe('The differences between a ticket and the rules in force', () => {
  it('a ticket whose rules are still in force has none, also after its clocks were extended or stopped', () => {
    expect(differencesOf(open(), viewOfLife())).toEqual([]);
    expect(differencesOf(open(closed('09-29 10:00')), withLimit(days(3)))).toEqual([]);
  });

  it('another limit is distinguished from another calendar, and names the old and the new due time', () => {
    expect(differencesOf(open(), withLimit(days(5)))).toMatchObject([
      { from: instant('10-16 17:30'), until: instant('10-10 17:30'), cause: 'limit' },
    ]);
    expect(causes(open(), withHoliday())).toContainEqual(['resolve', 'calendar']);
  });

  it('an event that changes neither kind, urgency nor matter moves no clock to the new rules', () => {
    const again = classified('09-28 10:00');
    const decide = reactions.TicketClassified?.decide as (...given: unknown[]) => Decided<SlaClock>;
    const event = { ...again, time: iso(again.at) };
    const context = { now: instant(again.at), jurisdiction: 'shanghe', view: withLimit(days(3)) };
    expect(find(taken(decide(open(), event, context, undefined)).state, 'resolve')).toMatchObject({
      dueAt: instant('10-16 17:30'),
    });
  });

  it('the tickets that move and that become overdue are counted, each ticket once', () => {
    const now = instant('10-11 18:00');
    const add = (counts: typeof NO_DIFFERENCES, view: SlaView) => withTicket(counts, differencesOf(open(), view), now);
    const counts = [withLimit(days(5)), withLimit(days(20)), viewOfLife()].reduce(add, NO_DIFFERENCES);
    expect(counts).toEqual({
      open: 3,
      tickets: 2,
      becomeOverdue: 1,
      noLongerOverdue: 0,
      byCause: { limit: 2, calendar: 0 },
    });
    expect(countsText(counts).zh).toBe('2张在办工单的时限将变动，其中1张将超时，0张不再超时');
    expect(countsText(NO_DIFFERENCES).zh).toBe('0张在办工单的时限均与现行规则一致');
  });

  it('a ticket that a longer limit saves is counted as no longer overdue', () => {
    const counts = withTicket(NO_DIFFERENCES, differencesOf(open(), withLimit(days(20))), instant('10-17 09:00'));
    expect(counts).toMatchObject({ becomeOverdue: 0, noLongerOverdue: 1 });
  });
});

describe('The clocks after a supervisor approved the new rules', () => {
  it('a clock is due by the new limit from the same start, and the ledger says who approved it and why', () => {
    const { state, events } = taken(approve(open(), withLimit(days(5)), '09-29 10:00'));
    expect(find(state, 'resolve')).toMatchObject({ dueAt: instant('10-10 17:30'), startedAt: instant('09-26 18:30') });
    expect(events).toMatchObject([
      {
        type: 'ClockRecounted',
        data: { name: 'resolve', from: iso('10-16 17:30'), until: iso('10-10 17:30'), cause: 'limit' },
      },
      { type: 'SlaTargetsSet', data: { targets: [{ name: 'resolve', policy: 'new' }] } },
    ]);
    expect(state.ledger.at(-1)).toMatchObject({ what: 'recount', approvedBy: 'supervisor', reason: '新规则施行' });
    expect(differencesOf(state, withLimit(days(5)))).toEqual([]);
    const explained = explain(state, withLimit(days(5)), instant('09-29 11:00')).find(({ name }) => name === 'resolve');
    expect(explained?.ledger.at(-1)?.text.zh).toBe(
      '时限规则或日历变更，“办结”经督办员批准重新计算，时限5个工作日：新规则施行',
    );
  });

  it('a clock that is overdue by the new limit is breached by its next wake-up, which is due at once', () => {
    const { wakeUps } = taken(approve(open(), withLimit(days(5)), '10-11 18:00'));
    expect(wakeUps?.next).toBeLessThanOrEqual(instant('10-11 18:00'));
  });

  it('a closed ticket and one that already follows the rules stay as they are', () => {
    expect(approve(open(closed('09-29 10:00')), withLimit(days(3)), '09-29 11:00')).toBeUndefined();
    expect(approve(open(), viewOfLife(), '09-29 11:00')).toBeUndefined();
  });
});
