import type { Actor } from '@hotline/contracts';
import { checkNewEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain, fromRegistration } from '../explain';
import { find, isTimed, type SlaClock } from '../sla-clock';
import {
  classified,
  contacted,
  dispatched,
  instant,
  iso,
  registered,
  resolved,
  timePasses,
  type LocalEvent,
} from '../testing/ticket-events';
import { lifeOf, viewOfLife } from '../testing/ticket-life';
import type { SlaView } from '../view';
import { decideChange } from './decide';
import { requestExtension } from './request-extension';

let view: SlaView;
beforeAll(() => {
  view = viewOfLife();
});

const clerk: Actor = { id: 'clerk', role: 'unit', unit: 'a' };
const signatory: Actor = { id: 'signatory', role: 'signatory', unit: 'a' };
const reviewer: Actor = { id: 'reviewer', role: 'reviewer' };
const supervisor: Actor = { id: 'supervisor', role: 'supervisor' };

/** Lets time pass until then, so that all earlier warnings and breaches are published. */
const untilThen = timePasses('10-14 09:00');

/** Registered on Friday evening, 26 September; the ten working days end on Thursday, 16 October, at 17:30. */
const ticket = (...more: LocalEvent[]): SlaClock => {
  const { state } = lifeOf(registered(), classified('09-26 18:31'), dispatched('09-26 18:32'), untilThen, ...more);
  if (!state) throw new Error('the ticket has no clocks');
  return state;
};
const wish = {
  clock: 'resolve' as const,
  code: 'assessment',
  until: '2025-10-20',
  reason: '等待检测报告',
  evidence: '检测受理单2025-017号',
};
const context = (at: string, actor: Actor) => ({ now: instant(at), jurisdiction: 'shanghe', view, actor });
const asks = (state: SlaClock, more: object = {}, at = '10-14 10:00', actor = clerk) =>
  requestExtension(state, { ...wish, ...more }, context(at, actor));
const decides = (state: SlaClock, actor: Actor, approve = true, at = '10-15 10:00') =>
  decideChange('extension')(state, { approve, reason: '情况属实' }, context(at, actor));
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
const hint = (outcome: Decided<SlaClock>): string | undefined => {
  const decision = afterStorage(outcome);
  return decision && isRefused(decision) ? decision.hint?.zh : undefined;
};
const dueOf = (state: SlaClock): string => {
  const target = find(state, 'resolve');
  return target && isTimed(target) ? new Date(target.dueAt + 8 * 3_600_000).toISOString().slice(5, 16) : '';
};
const extended = (state = ticket()): SlaClock => made(decides(made(asks(state)).state, reviewer)).state;
const asked = (more: object = {}): SlaClock => made(asks(ticket(), more)).state;

describe('A request for an extension', () => {
  it('moves no clock before its approval, and its event names the roles that must approve', () => {
    const { state, events } = made(asks(ticket()));
    expect(dueOf(state)).toBe('10-16T17:30');
    expect(events).toMatchObject([
      { type: 'ExtensionRequested', data: { number: 1, until: iso('10-20 17:30'), approvers: ['reviewer'] } },
    ]);
  });
  it('extends the clock to the close of the previous working day if it names a rest day', () => {
    expect(made(asks(ticket(), { until: '2025-10-19' })).events).toMatchObject([
      { data: { until: iso('10-17 17:30') } },
    ]);
  });
  it('needs the approval of a higher role for a longer time', () => {
    expect(made(asks(ticket(), { until: '2025-10-22' })).state.asked?.approvers).toEqual(['supervisor']);
  });
  it('the request is refused once the clock is due', () => {
    expect(refused(asks(ticket(), {}, '10-16 17:30'))).toBe('window-passed');
    expect(refused(asks(ticket(), {}, '10-16 17:29'))).toBeUndefined();
  });
  it('the request for too long a time is refused, and the hint names the latest possible time', () => {
    expect(refused(asks(ticket(), { until: '2025-10-24' }))).toBe('invalid-input');
    expect(hint(asks(ticket(), { until: '2025-10-24' }))).toBe('最晚可至10月23日17:30');
  });
  it('the request for a third extension of a clock is refused', () => {
    const again = (state: SlaClock, until: string): SlaClock => {
      const waiting = made(asks(state, { until }, '10-17 10:00')).state;
      const signed = made(decides(waiting, signatory, true, '10-17 11:00')).state;
      return made(decides(signed, supervisor, true, '10-17 12:00')).state;
    };
    const twice = again(extended(), '2025-10-23');
    expect(dueOf(twice)).toBe('10-23T17:30');
    expect(refused(asks(twice, { until: '2025-10-24' }, '10-20 10:00'))).toBe('not-now');
  });
  it.each([
    ['from a unit that does not lead the ticket', { actor: { ...clerk, unit: 'b' } }, 'not-your-ticket'],
    ['for a clock that the pack does not allow to extend', { more: { clock: 'acknowledge' } }, 'invalid-input'],
    ['for a clock that does not run', { more: { clock: 'redo' } }, 'not-now'],
    ['with a reason that the pack does not list', { more: { code: 'busy' } }, 'invalid-input'],
    ['until a day before the clock is due', { more: { until: '2025-10-15' } }, 'invalid-input'],
    ['until a day that adds no working time', { more: { until: '2025-10-16' } }, 'invalid-input'],
    ['into a year without a calendar', { more: { until: '2031-01-05' } }, 'invalid-input'],
  ])('the request is refused %s', (_case, { actor = clerk, more = {} }: { actor?: Actor; more?: object }, code) => {
    expect(refused(asks(ticket(), more, '10-14 10:00', actor))).toBe(code);
  });
  it('another request is refused while one waits for approval', () => {
    expect(refused(asks(asked()))).toBe('not-now');
  });
});

describe('The approval of an extension', () => {
  it('moves the due time, publishes it again, and gives the reason in words for the caller', () => {
    const { state, events } = made(decides(asked(), reviewer));
    expect(dueOf(state)).toBe('10-20T17:30');
    expect(state).not.toHaveProperty('asked');
    expect(events).toMatchObject([
      {
        type: 'ExtensionGranted',
        data: { text: { zh: '因需要检测、检验或鉴定，办理时限延长至10月20日17:30' } },
      },
      { type: 'SlaTargetsSet', data: { targets: [{ name: 'resolve', stage: 1, dueAt: iso('10-20 17:30') }] } },
    ]);
  });
  it('nobody can approve their own request, whatever their role', () => {
    const own = made(asks(ticket(), {}, '10-14 10:00', { ...clerk, id: 'reviewer' })).state;
    expect(refused(decides(own, reviewer))).toBe('same-approver');
  });
  it('needs every level in the order of the pack, and a different person for each', () => {
    const state = made(asks(extended(), { until: '2025-10-23' }, '10-17 10:00')).state;
    expect(refused(decides(state, supervisor))).toBe('not-allowed');
    expect(refused(decides(state, { ...signatory, unit: 'b' }))).toBe('not-allowed');
    const { state: signed, events } = made(decides(state, signatory, true, '10-17 11:00'));
    expect(events).toMatchObject([{ type: 'ExtensionApproved', data: { next: 'supervisor' } }]);
    expect(dueOf(signed)).toBe('10-20T17:30');
    expect(refused(decides(signed, { ...supervisor, id: 'signatory' }))).toBe('same-approver');
    expect(dueOf(made(decides(signed, supervisor, true, '10-17 12:00')).state)).toBe('10-23T17:30');
  });
  it('a rejection leaves the clock as it was, and the unit can ask again', () => {
    const { state, events } = made(decides(asked(), reviewer, false));
    expect([dueOf(state), events?.map(({ type }) => type)]).toEqual(['10-16T17:30', ['ExtensionRejected']]);
    expect(refused(asks(state))).toBeUndefined();
  });
  it('an approval after the old due time cancels the breach and the steps that are now in the future again', () => {
    const late = ticket(contacted('10-17 10:00', 'reached'));
    const waiting: SlaClock = { ...late, asked: asked().asked as never };
    expect(find(waiting, 'resolve')).toMatchObject({ breached: true, told: expect.arrayContaining(['red']) });
    const { state } = made(decides(waiting, reviewer, true, '10-17 10:00'));
    expect(find(state, 'resolve')).toMatchObject({ breached: false, told: expect.not.arrayContaining(['red']) });
  });
  it('a request can no longer be approved when its clock has stopped', () => {
    expect(refused(decides(ticket(resolved('10-14 11:00')), reviewer))).toBe('not-now');
  });
});

describe('The explanation after an extension', () => {
  it('gives the new due time, the reason for it and who approved it', () => {
    const resolve = explain(extended(), view, instant('10-17 10:00')).find(({ name }) => name === 'resolve');
    expect(resolve?.dueAt).toBe(iso('10-20 17:30'));
    expect(resolve?.ledger.at(-1)).toMatchObject({
      what: 'extend',
      text: {
        zh:
          '“办结”延期：需要检测、检验或鉴定（检测受理单2025-017号），' +
          '到期时间由10月16日17:30延至10月20日17:30，审核员批准',
      },
    });
  });
  it('the total time since registration and the original due time stay as they were', () => {
    const at = instant('10-17 10:00');
    expect(fromRegistration(extended(), view, at)).toEqual(fromRegistration(ticket(), view, at));
    expect(fromRegistration(extended(), view, at)).toMatchObject({ dueAt: iso('10-16 17:30') });
  });
});
