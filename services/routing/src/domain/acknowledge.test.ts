import { acknowledge, inSituation, outcomeOf, outcomesOf } from './testing/dispatch-steps';

describe('The command acknowledge', () => {
  it('lets the lead acknowledge a dispatched ticket, and refuses in every other situation', () => {
    expect(outcomesOf(acknowledge('east'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'DispatchAcknowledged',
      acknowledged: 'not-now',
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses an assistant and any other unit, because they do not lead the ticket', () => {
    for (const unit of ['town', 'west'])
      expect(outcomeOf(inSituation.dispatched, acknowledge(unit))).toBe('not-your-ticket');
  });

  it('publishes the unit, the round and the number of the dispatch, and keeps lead and assistants', () => {
    expect(acknowledge('east')(inSituation.dispatched)).toMatchObject({
      state: { situation: 'acknowledged', lead: 'east', assistants: ['town'] },
      events: [{ type: 'DispatchAcknowledged', data: { unit: 'east', round: 1, hop: 1 } }],
    });
  });
});
