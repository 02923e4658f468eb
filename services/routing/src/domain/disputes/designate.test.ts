import {
  classified,
  coordinator,
  designate,
  inSituation,
  outcomeOf,
  outcomesOf,
  stateAfter,
  supervisor,
} from '../testing/dispatch-steps';

const DESIGNATED = 'UnitDesignated TicketDispatched';

describe('The command designate', () => {
  it('lets the coordination body designate in a dispute only', () => {
    expect(outcomesOf(designate(coordinator, 'west'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: DESIGNATED,
      'awaiting-dispatch': 'not-now',
      dispatched: 'not-now',
      acknowledged: 'not-now',
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('lets a supervisor designate until the dispatch has ended', () => {
    expect(outcomesOf(designate(supervisor, 'west'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: DESIGNATED,
      disputed: DESIGNATED,
      'awaiting-dispatch': DESIGNATED,
      dispatched: DESIGNATED,
      acknowledged: DESIGNATED,
      'return-requested': DESIGNATED,
      'awaiting-signature': DESIGNATED,
      'in-review': DESIGNATED,
      resolved: DESIGNATED,
      ended: 'not-now',
    });
    for (const [situation, state] of Object.entries(inSituation))
      if (situation !== 'ended' && situation !== 'registered')
        expect(designate(supervisor, 'west')(state)).toMatchObject({
          state: { situation: 'dispatched', lead: 'west' },
        });
  });

  it('refuses to designate a lead or an assistant that the jurisdiction does not have', () => {
    expect(outcomeOf(inSituation.disputed, designate(coordinator, 'moon'))).toBe('unknown-unit');
    expect(outcomeOf(inSituation.disputed, designate(coordinator, 'west', ['moon']))).toBe('unknown-unit');
  });

  it('a designation clears the fields of the earlier situation, and drops assistants named twice or as lead', () => {
    const state = stateAfter(
      classified({ region: undefined }),
      designate(supervisor, 'west', ['town', 'west', 'town']),
    );
    expect(Object.keys(state ?? {}).sort()).toEqual([
      'approvers',
      'assistants',
      'classified',
      'dispatchedAt',
      'hop',
      'jurisdiction',
      'known',
      'lead',
      'pack',
      'parts',
      'returnedBy',
      'round',
      'situation',
    ]);
    expect(state).toMatchObject({ lead: 'west', assistants: ['town'] });
  });
});
