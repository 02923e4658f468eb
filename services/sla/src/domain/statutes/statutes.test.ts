import { checkNewEvent, type Actor, type EventData, type NewEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain } from '../explain';
import { find, type SlaClock } from '../sla-clock';
import { answered, classified, dispatched, instant, registered, resolved } from '../testing/ticket-events';
import { dueOf, lifeOf, stateOf, viewOfLife } from '../testing/ticket-life';
import { decideAcceptance } from './acceptance';
import { limitInForce } from './limit-in-force';

const UNIT = 'squad-xushang';
const squad: Actor = { id: 'officer', role: 'officer', unit: UNIT };
const stranger: Actor = { id: 'stranger', role: 'unit', unit: 'town-xushang' };

const refund = (at = '09-26 19:00', urgency: 'urgent' | 'normal' = 'normal') =>
  classified(at, urgency, 'market.refund');
const led = () => lifeOf(registered(), refund(), dispatched('09-28 09:00', 'rule', UNIT));
const decide = (state: SlaClock | undefined, at: string, accepted = true, actor = squad): Decided<SlaClock> =>
  decideAcceptance(
    state,
    { accepted, reason: '已联系商家，将组织调解' },
    { now: instant(at), jurisdiction: 'shanghe', view: viewOfLife(), actor },
  );
const taken = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const refusal = (outcome: Decided<SlaClock>) => (outcome && isRefused(outcome) ? outcome.detail.zh : undefined);
const told = (events: readonly NewEvent[]): EventData<'StatutoryLimitChanged'>[] =>
  events.flatMap((event) => (event.type === 'StatutoryLimitChanged' ? [event.data] : []));
const toldIn = (life: ReturnType<typeof lifeOf>) => told(life.published.map(({ event }) => event));

describe('The limit of a clock', () => {
  const at = instant('09-26 18:30');
  const limitOf = (name: 'resolve' | 'accept' | 'first-contact', resolve: string) => {
    const [amount, unit] = resolve.split(' ') as [string, 'working-days' | 'hours'];
    const view = viewOfLife();
    const law = { id: 'law', name: { zh: '', en: '' }, basis: { kind: 'law' as const, text: '' } };
    const policy = view.policy({ kind: 'complaint', urgency: 'normal', matter: 'street-trading.stall' });
    const statutes = [{ ...law, targets: { accept: { amount: 7, unit }, resolve: { amount: Number(amount), unit } } }];
    return limitInForce({ ...policy, statutes }, { name, startedAt: at }, view);
  };

  it.each([
    ['a law that is due later than the limit of the hotline counts', 'resolve', '11 working-days', 'law'],
    ['a law that is due earlier does not shorten the limit of the hotline', 'resolve', '200 hours', undefined],
    ['a law that is due at the same time changes nothing', 'resolve', '10 working-days', undefined],
    ['a law that a year without a calendar decides counts', 'resolve', '9000 working-days', 'law'],
    ['a clock that only a law demands has the limit of the law', 'accept', '45 working-days', 'law'],
    [
      'a clock that the law does not mention keeps the limit of the hotline',
      'first-contact',
      '45 working-days',
      undefined,
    ],
  ] as const)('the limit is right: %s', (_rule, name, resolve, statute) => {
    expect(limitOf(name, resolve)?.statute).toBe(statute);
  });
});

describe('A ticket under a law with a longer limit', () => {
  it('it is due by the law, and the callers are told until when and by which law', () => {
    const life = lifeOf(registered(), refund());
    expect([dueOf(life, 'resolve'), dueOf(life, 'accept')]).toEqual(['2025-12-04 17:30', '2025-10-13 17:30']);
    expect(toldIn(life)).toEqual([
      {
        statute: 'consumer-complaints',
        limit: { amount: 45, unit: 'working-days' },
        text: {
          zh: '适用消费投诉的法定期限45个工作日，最晚2025年12月4日答复（依据：市场监督管理投诉举报处理暂行办法）',
          en: expect.stringContaining('by 4 December 2025'),
        },
      },
    ]);
  });

  it('an urgent ticket keeps the limit of the hotline, and the callers are told nothing', () => {
    const life = lifeOf(registered(), refund('09-26 19:00', 'urgent'));
    expect([dueOf(life, 'resolve'), dueOf(life, 'accept'), toldIn(life)]).toEqual(['2025-09-27 18:30', undefined, []]);
  });

  it('the callers are told once, and again when a correction ends the law for the ticket', () => {
    const corrected = classified('09-28 10:00');
    const life = lifeOf(registered(), refund(), refund('09-27 10:00'), corrected);
    expect(toldIn(life).map(({ statute }) => statute)).toEqual(['consumer-complaints', undefined]);
    expect(toldIn(life)[1]?.text.zh).toBe('适用热线的办理期限10个工作日，最晚2025年10月16日答复；法定期限不再适用');
    expect([dueOf(life, 'resolve'), stateOf(life, 'accept')]).toEqual(['2025-10-16 17:30', 'ended']);
    expect(dueOf(lifeOf(registered(), refund(), corrected, refund('09-28 11:00')), 'accept')).toBe('2025-10-13 17:30');
  });

  it('the explanation names the law of each clock and its source', () => {
    const laws = explain(led().state as SlaClock, viewOfLife(), instant('09-29 09:00'));
    const lawOf = (name: string) => laws.find((one) => one.name === name)?.statute;
    expect(lawOf('resolve')).toMatchObject({
      name: { zh: '消费投诉的法定期限' },
      basis: '市场监督管理投诉举报处理暂行办法',
    });
    expect([lawOf('accept'), lawOf('acknowledge')]).toEqual([lawOf('resolve'), undefined]);
  });

  it('a direct answer ends the law for the ticket, and the report of the unit stops the clock of the acceptance', () => {
    expect(stateOf(lifeOf(registered(), refund(), answered('09-27 09:00')), 'accept')).toBe('ended');
    expect(stateOf(lifeOf(registered(), refund(), resolved('09-29 09:00')), 'accept')).toBe('met');
  });
});

describe('The decision whether a matter is accepted', () => {
  it.each([
    [true, '已受理：已联系商家，将组织调解'],
    [false, '不予受理：已联系商家，将组织调解'],
  ])('stops its clock and tells the callers (accepted: %s)', (accepted, text) => {
    const { state, events } = taken(decide(led().state, '09-29 10:00', accepted));
    expect(find(state, 'accept')).toMatchObject({ state: 'met', breached: false });
    expect(find(state, 'resolve')).toMatchObject({ state: 'running' });
    expect(events?.[0]).toMatchObject({
      type: 'AcceptanceDecided',
      data: { unit: UNIT, accepted, text: { zh: expect.stringContaining(text) } },
    });
  });

  it('a decision after the day of the law is a breach, and is recorded as late', () => {
    const { events } = taken(decide(led().state, '10-14 10:00'));
    expect(events?.map(({ type }) => type)).toEqual(['AcceptanceDecided', 'SlaTargetBreached', 'SlaTargetMet']);
  });

  it('a unit that does not lead, a second decision, and a ticket without such a law are refused', () => {
    expect(refusal(decide(led().state, '09-29 10:00', true, stranger))).toBe('该工单不由本单位主办');
    expect(refusal(decide(undefined, '09-29 10:00'))).toBe('未找到该工单');
    const { state } = taken(decide(led().state, '09-29 10:00'));
    expect(refusal(decide(state, '09-29 11:00'))).toBe('该工单没有待告知的受理决定');
    const plain = lifeOf(registered(), classified(), dispatched('09-28 09:00', 'rule', UNIT));
    expect(refusal(decide(plain.state, '09-29 10:00'))).toBe('该工单没有待告知的受理决定');
  });
});
