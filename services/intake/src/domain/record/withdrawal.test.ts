import { isRefused } from '@hotline/runtime';
import { by, decisionOf, id, operator, ticketWith, ticket } from '../testing/tickets';
import { askToWithdraw } from './withdrawal';

describe('A request to withdraw a ticket', () => {
  const wish = { caller: id(1), reason: '不用了，打13800138000就行' };
  it('publishes the request with numbers masked, and leaves the ticket as it is', () => {
    const before = ticket();
    const { state, events } = decisionOf(askToWithdraw(before, wish, by(operator)));
    expect(state).toEqual(before);
    expect(events).toEqual([{ type: 'WithdrawalRequested', data: { caller: id(1), reason: '不用了，打＊＊＊就行' } }]);
  });
  it.each([
    ['for a ticket that does not exist', undefined, wish, 'not-found'],
    ['for a closed ticket', ticketWith({ situation: 'closed' }), wish, 'not-now'],
    ['from somebody who is no caller of the ticket', ticket(), { ...wish, caller: id(9) }, 'invalid-input'],
    [
      'from a caller whom the hotline cannot call back',
      ticketWith({ waiting: [{ ticket: id(1), caller: { anonymity: 'anonymous' } }] }),
      wish,
      'not-now',
    ],
  ] as const)('refuses the request %s', (_case, state, input, refused) => {
    const outcome = askToWithdraw(state, input, by(operator));
    expect(isRefused(outcome) && outcome.refused).toBe(refused);
  });
});
