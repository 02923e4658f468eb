import { isRefused } from '@hotline/runtime';
import { by, decisionOf, id, operator, ticketWith, ticket } from '../testing/tickets';
import { askToWithdraw } from './withdrawal';

describe('A wish to withdraw', () => {
  const wish = { caller: id(1), reason: '不用了，打13800138000就行' };
  it('a wish to withdraw is published with numbers masked, and the ticket stays as it is', () => {
    const before = ticket();
    const { state, events } = decisionOf(askToWithdraw(before, wish, by(operator)));
    expect(state).toEqual(before);
    expect(events).toEqual([{ type: 'WithdrawalRequested', data: { caller: id(1), reason: '不用了，打＊＊＊就行' } }]);
  });
  it.each([
    ['of a ticket that does not exist', undefined, wish, 'not-found'],
    ['of a closed ticket', ticketWith({ situation: 'closed' }), wish, 'not-now'],
    ['of somebody who is no caller of the ticket', ticket(), { ...wish, caller: id(9) }, 'invalid-input'],
    [
      'of a caller whom the hotline cannot call back',
      ticketWith({ waiting: [{ ticket: id(1), caller: { anonymity: 'anonymous' } }] }),
      wish,
      'not-now',
    ],
  ] as const)('refuses the wish to withdraw %s', (_case, state, input, refused) => {
    const outcome = askToWithdraw(state, input, by(operator));
    expect(isRefused(outcome) && outcome.refused).toBe(refused);
  });
});
