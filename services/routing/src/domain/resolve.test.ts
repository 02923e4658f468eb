import {
  acknowledge,
  inSituation,
  outcomeOf,
  outcomesOf,
  reopened,
  resolve,
  resolvedOnce,
  stateAfter,
} from './testing/dispatch-steps';

describe('The command resolve', () => {
  it('lets the lead resolve an acknowledged ticket, and refuses in every other situation', () => {
    expect(outcomesOf(resolve('east', '李'))).toEqual({
      none: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      dispatched: 'not-now',
      acknowledged: 'TicketResolved',
      'return-requested': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a resolution by an assistant, because it does not lead the ticket', () => {
    expect(outcomeOf(inSituation.acknowledged, resolve('town', '李'))).toBe('not-your-ticket');
  });

  it('refuses the approver of an earlier round', () => {
    expect(inSituation.resolved).toMatchObject({ situation: 'resolved', approvers: ['王'] });
    const redo = stateAfter(...resolvedOnce, reopened(2), acknowledge('east'));
    expect(outcomeOf(redo, resolve('east', '王'))).toBe('same-approver');
    expect(outcomeOf(redo, resolve('east', '李'))).toBe('TicketResolved');
  });
});
