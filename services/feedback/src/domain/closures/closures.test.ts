import {
  answers,
  asksToClose,
  called,
  decidesClosure,
  given,
  joined,
  neighbour,
  notReached,
  NOW,
  orders,
  own,
  reopens,
  resolved,
  then,
  wantsToWithdraw,
} from '../testing/steps';

const unsatisfied = [resolved(), answers('dissatisfied'), resolved(2), answers('dissatisfied')];
const unreached = [resolved(), notReached(0), notReached(4), notReached(8)];
const promise = { promisedOn: '2026-04-15' };
const agent = { id: 'c', role: 'callback' as const };

describe('A closure without a satisfied caller', () => {
  it('one person requests a closure and another approves it, and the event contains the evidence', () => {
    const asked = given(...unsatisfied, asksToClose('partly-resolved', promise));
    expect(decidesClosure(true, 't')(asked)).toMatchObject({
      state: { situation: 'closed' },
      events: [
        {
          type: 'TicketClosed',
          data: {
            closure: 'partly-resolved',
            satisfaction: 'dissatisfied',
            approval: { requestedBy: 's', approvedBy: 't', evidence: ['f1'], ...promise },
          },
        },
      ],
    });
  });
  it('nobody can approve the closure that they requested, whatever their role', () => {
    const asked = given(...unsatisfied, asksToClose('partly-resolved', promise));
    expect(then(asked, decidesClosure(true, 's'))).toBe('same-approver');
    expect(then(asked, decidesClosure(true, 's', 'coordinator'))).toBe('same-approver');
  });
  it.each([
    ['without the evidence that the pack requires', { evidence: [], ...promise }],
    ['without the day by which the rest is promised', {}],
  ])('refuses the request for a closure %s', (_case, more) => {
    expect(then(given(...unsatisfied), asksToClose('partly-resolved', more))).toBe('incomplete-closure');
  });
  it('refuses a promise for a day that is over where the hotline is, and accepts one for today', () => {
    const state = given(...unsatisfied);
    expect(asksToClose('partly-resolved', { promisedOn: '2026-01-04' })(state)).toMatchObject({
      refused: 'invalid-input',
      hint: { zh: '请选择2026年1月5日或以后的日期' },
    });
    expect(then(state, asksToClose('partly-resolved', { promisedOn: '2026-01-05' }))).toBe('ClosureRequested');
  });
  it('refuses a closure that the pack does not list, or does not allow for this ticket', () => {
    expect(then(given(...unsatisfied), asksToClose('untrue'))).toBe('invalid-input');
    expect(then(given(...unsatisfied), asksToClose('unreachable'))).toBe('not-now');
    expect(then(given(...unreached), asksToClose('final-reply'))).toBe('not-now');
  });
  it('refuses a request or an approval by a role that the pack does not name', () => {
    expect(then(given(...unreached), asksToClose('unreachable'))).toBe('not-allowed');
    expect(then(given(...unreached), asksToClose('unreachable', {}, agent))).toBe('ClosureRequested');
    const asked = given(...unsatisfied, asksToClose('final-reply'));
    expect(then(asked, decidesClosure(true, 't'))).toBe('not-allowed');
    expect(then(asked, decidesClosure(true, 't', 'coordinator'))).toBe('TicketClosed');
  });
  it('the event of the closure contains no satisfaction if the caller was never reached', () => {
    const closed = decidesClosure(true, 't')(given(...unreached, asksToClose('unreachable', {}, agent)));
    expect(closed).toMatchObject({ events: [{ data: { closure: 'unreachable' } }] });
    expect(closed).not.toHaveProperty('events.0.data.satisfaction');
  });
  it('the ticket stays with the supervisor after a rejected closure, and another round can be ordered', () => {
    const asked = given(...unsatisfied, asksToClose('partly-resolved', promise));
    expect(then(asked, decidesClosure(false, 't'))).toBe('ClosureRejected');
    const rejected = given(...unsatisfied, asksToClose('partly-resolved', promise), decidesClosure(false, 't'));
    expect([then(rejected, decidesClosure(true, 't')), then(rejected, orders('redo'))]).toEqual([
      'not-now',
      'TicketReopened',
    ]);
  });
  it('a closure cannot be requested while the callers are still being asked, or a second time', () => {
    expect(then(given(resolved()), asksToClose('unreachable', {}, agent))).toBe('not-now');
    const asked = given(...unreached, asksToClose('unreachable', {}, agent));
    expect(then(asked, asksToClose('unreachable', {}, agent))).toBe('not-now');
  });
});

describe('A caller who wants a closed ticket reopened', () => {
  const closed = given(resolved(), answers('satisfied'));
  it('a caller can have the ticket reopened for another round, but only within the days that the pack allows', () => {
    expect(reopens(29)(closed)).toMatchObject({
      state: { situation: 'waiting', round: 2 },
      events: [{ type: 'TicketReopened', data: { round: 2, by: 'caller', lead: 'east' } }],
    });
    expect(then(closed, reopens(31))).toBe('window-passed');
    expect(closed).toMatchObject({ closedAt: NOW });
  });
  it('a reopening is refused after a final reply, for somebody who is no caller, and before the closure', () => {
    const final = given(...unsatisfied, asksToClose('final-reply'), decidesClosure(true, 't', 'coordinator'));
    expect(then(final, reopens(1))).toBe('not-allowed');
    expect(then(closed, reopens(1, neighbour))).toBe('invalid-input');
    expect(then(given(resolved()), reopens(1))).toBe('not-now');
  });
});

describe('A caller who wants to withdraw', () => {
  const withdraws = (yes: boolean, who = own) => called({ caller: who, withdraws: yes });
  it('a caller can withdraw only in a call by the hotline, even while a unit still works on the ticket', () => {
    expect(then(undefined, wantsToWithdraw())).toBe('nothing');
    expect(withdraws(true)(given(wantsToWithdraw()))).toMatchObject({
      state: { situation: 'closed' },
      events: [{ data: { withdraws: true } }, { type: 'TicketClosed', data: { closure: 'withdrawn' } }],
    });
  });
  it('the ticket stays as it was if the caller does not want to withdraw any more, or is not reached', () => {
    const no = given(wantsToWithdraw(), withdraws(false));
    expect(no).toMatchObject({ situation: 'waiting' });
    expect(no).not.toHaveProperty('withdrawal');
    expect(given(wantsToWithdraw(), notReached(0))).toMatchObject({
      situation: 'waiting',
      withdrawal: { caller: own },
    });
  });
  it('a withdrawal is refused for a caller who never asked for it', () => {
    expect(then(given(resolved()), withdraws(true))).toBe('not-now');
    expect(then(given(joined, wantsToWithdraw(), resolved()), withdraws(true, neighbour))).toBe('not-now');
  });
  it('a merged ticket stays open for its other callers when one caller withdraws', () => {
    const one = given(joined, wantsToWithdraw(neighbour), resolved());
    expect(then(one, withdraws(true, neighbour))).toBe('CallbackRecorded CallbackOpened');
    expect(
      then(given(joined, wantsToWithdraw(neighbour), resolved(), withdraws(true, neighbour)), answers('satisfied')),
    ).toBe('CallbackRecorded TicketClosed');
  });
  it('an answer of another caller about the result does not settle the withdrawal', () => {
    const answeredFirst = given(joined, wantsToWithdraw(), resolved(), answers('satisfied', neighbour));
    expect(answeredFirst).toMatchObject({ withdrawal: { caller: own } });
  });
});
