import { isRefused } from '@hotline/runtime';
import { commands } from './commands';
import {
  answers,
  appeals,
  asksToClose,
  given,
  joins,
  MINUTE,
  neighbour,
  notReached,
  NOW,
  own,
  rates,
  reopens,
  resolved,
  rules,
  then,
  third,
  withoutNumber,
  type CallbackStep,
} from './testing/steps';

const unhappy = { satisfaction: 'dissatisfied', resolution: 'not-resolved', note: '还在' } as const;
const detail = (step: CallbackStep, state: Parameters<CallbackStep>[0]): string | undefined => {
  const outcome = step(state);
  return isRefused(outcome) ? outcome.detail.zh : undefined;
};

describe('A caller who answers on the page of the ticket', () => {
  it('a satisfied caller closes the ticket, and the record says that the answer came by the page', () => {
    const state = given(resolved());
    expect(then(state, rates())).toBe('CallbackRecorded TicketClosed');
    const outcome = rates()(state);
    expect(outcome && 'events' in outcome && outcome.events?.[0]?.data).toEqual({
      round: 1,
      attempt: 1,
      caller: own,
      reached: true,
      resolution: 'resolved',
      satisfaction: 'satisfied',
      through: 'page',
    });
  });
  it('a dissatisfied caller starts another round with their words, and after the last one a supervisor decides', () => {
    const again = given(resolved(), rates(unhappy));
    expect(again).toMatchObject({ situation: 'waiting', round: 2 });
    expect(then(given(resolved(), rates(unhappy), resolved(2)), rates(unhappy))).toBe(
      'CallbackRecorded SupervisionRequested',
    );
  });
  it('the answer counts although an agent has just taken the call, whose result is then refused', () => {
    const taken = given(resolved(), (state) =>
      commands.take.decide(
        state,
        { isNext: true },
        { now: NOW, jurisdiction: 'tiny', view: rules, actor: { id: 'another', role: 'callback' } },
        undefined as never,
      ),
    );
    expect(taken).toMatchObject({ lease: { by: 'another', until: NOW + 10 * MINUTE } });
    expect(then(taken, rates())).toBe('CallbackRecorded TicketClosed');
    expect(then(given(resolved(), rates()), answers('satisfied'))).toBe('not-now');
  });
  it('the answer counts for one caller only: the others of a merged ticket are still asked', () => {
    const state = given(joins(neighbour), resolved(), rates({ caller: neighbour }));
    expect(state).toMatchObject({ situation: 'calling', next: own });
    expect(then(state, rates({ caller: third }))).toBe('invalid-input');
    expect(then(state, rates())).toBe('CallbackRecorded TicketClosed');
  });
  it('a first answer that contradicts itself does not count, but a second one does', () => {
    const contradicting = rates({ resolution: 'not-resolved', note: '还在' });
    const once = given(resolved(), contradicting);
    expect(once).toMatchObject({ situation: 'calling', callers: [{ contradicted: true }] });
    expect(then(once, contradicting)).toBe('CallbackRecorded TicketClosed');
  });
  it('a caller cannot rate before the unit reports, twice in one round, or after the closure', () => {
    expect(detail(rates(), given(joins(neighbour)))).toBe('现在没有需要您评价的答复');
    expect(detail(rates(), given(resolved(), rates(unhappy)))).toBe('现在没有需要您评价的答复');
    expect(detail(rates(), given(joins(neighbour), resolved(), rates()))).toBe('您已评价过这次办理');
    expect(detail(rates(), given(resolved(), rates()))).toBe('您已评价过这次办理');
    expect(detail(rates(), given(withoutNumber, resolved()))).toBe('工单已结案，不再评价');
    expect(then(undefined, rates())).toBe('not-found');
  });
  it('a caller without a number can answer while the other callers are asked, and their answer counts', () => {
    const state = given(withoutNumber, joins(neighbour), resolved());
    expect(state).toMatchObject({ situation: 'calling', next: neighbour });
    expect(then(state, rates(unhappy))).toBe('CallbackRecorded TicketReopened');
    expect(then(given(withoutNumber, joins(neighbour), resolved(), rates()), answers('satisfied', neighbour))).toBe(
      'CallbackRecorded TicketClosed',
    );
  });
});

describe('A caller who answers on the page although the hotline did not reach them', () => {
  const unreached = [resolved(), notReached(0), notReached(4), notReached(8)];
  it('a satisfied answer closes the ticket, also while a closure waits for approval', () => {
    expect(given(...unreached)).toMatchObject({ situation: 'supervised', why: 'unreachable' });
    expect(then(given(...unreached), rates())).toBe('CallbackRecorded TicketClosed');
    const asked = asksToClose('unreachable', { evidence: [] }, { id: 'c', role: 'callback' });
    expect(then(given(...unreached, asked), rates())).toBe('CallbackRecorded TicketClosed');
  });
  it('a dissatisfied answer starts another round', () => {
    expect(then(given(...unreached), rates(unhappy))).toBe('CallbackRecorded TicketReopened');
  });
  it('the ticket stays with the supervisor if another caller is dissatisfied after the last round', () => {
    const supervised = given(joins(neighbour), resolved(2), rates(unhappy));
    expect(supervised).toMatchObject({ situation: 'supervised', why: 'unsatisfied' });
    const both = given(joins(neighbour), resolved(2), rates(unhappy), rates({ caller: neighbour }));
    expect(both).toMatchObject({ situation: 'supervised', callers: [{}, { satisfaction: 'satisfied' }] });
    expect(then(supervised, rates({ caller: neighbour }))).toBe('CallbackRecorded');
  });
});

describe('A caller who asks on the page to have a closed ticket reopened', () => {
  it('it is reopened within the days of the pack, by the rule of a reopening on the telephone', () => {
    const closed = given(resolved(), rates());
    expect(then(closed, appeals(30))).toBe(then(closed, reopens(30)));
    expect(then(closed, appeals(30))).toBe('TicketReopened');
    expect(then(closed, appeals(31))).toBe('window-passed');
  });
  it('a ticket that is still open need not be reopened', () => {
    expect(detail(appeals(1), given(resolved()))).toBe('工单尚未结案，无需要求重办');
    expect(then(undefined, appeals(1))).toBe('not-found');
  });
});
