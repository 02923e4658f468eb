import { recordContact } from './commands';
import { by, inSituation, of, outcomeOf, outcomesOf, type DispatchStep } from './testing/dispatch-steps';

const contact =
  (unit: string): DispatchStep =>
  (state) =>
    recordContact(state, { outcome: 'reached' }, by(of(unit)));

describe('The command recordContact', () => {
  it('lets the lead record a contact until it has resolved the ticket', () => {
    expect(outcomesOf(contact('east'))).toEqual({
      none: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      dispatched: 'CallerContacted',
      acknowledged: 'CallerContacted',
      'return-requested': 'CallerContacted',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a contact by a unit that does not lead the ticket', () => {
    expect(outcomeOf(inSituation.acknowledged, contact('town'))).toBe('not-your-ticket');
  });

  it('a recorded contact changes neither the situation nor the lead', () => {
    expect(contact('east')(inSituation.acknowledged)).toMatchObject({
      state: inSituation.acknowledged,
      events: [{ data: { unit: 'east', round: 1 } }],
    });
  });
});
