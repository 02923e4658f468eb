import {
  acknowledge,
  classified,
  decideReturn,
  dispatcher,
  inSituation,
  outcomeOf,
  outcomesOf,
  requestReturn,
  returnedTo,
  stateAfter,
  supervisor,
} from '../testing/dispatch-steps';

describe('The command decideReturn', () => {
  it('accepts a decision only while a return is requested', () => {
    expect(outcomesOf(decideReturn(false, dispatcher))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'not-now',
      acknowledged: 'not-now',
      'return-requested': 'ReturnRejected',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('a granted return moves the ticket to the proposed unit, and releases the assistants', () => {
    expect(stateAfter(classified(), ...returnedTo('east', 'west', dispatcher))).toMatchObject({
      situation: 'dispatched',
      lead: 'west',
      assistants: [],
      hop: 2,
      returnedBy: ['east'],
    });
  });

  it('a granted return moves the ticket to the unit that the dispatcher names, even if another was proposed', () => {
    const state = stateAfter(classified(), requestReturn('east', 'west'), decideReturn(true, dispatcher, 'planning'));
    expect(state).toMatchObject({ lead: 'planning' });
  });

  it('a rejected return leaves the ticket with its lead, in the situation before the request', () => {
    const rejected = [requestReturn('east'), decideReturn(false, dispatcher)];
    expect(stateAfter(classified(), ...rejected)).toMatchObject({ situation: 'dispatched', lead: 'east' });
    expect(stateAfter(classified(), acknowledge('east'), ...rejected)).toMatchObject({
      situation: 'acknowledged',
      lead: 'east',
    });
  });

  it('allows only a supervisor to decide the second return of a ticket', () => {
    const second = stateAfter(
      classified(),
      ...returnedTo('east', 'west', dispatcher),
      requestReturn('west', 'planning'),
    );
    expect(outcomeOf(second, decideReturn(true, dispatcher))).toBe('not-allowed');
    expect(outcomeOf(second, decideReturn(false, dispatcher))).toBe('not-allowed');
    expect(outcomeOf(second, decideReturn(true, supervisor))).toBe('DispatchReturned TicketDispatched');
  });

  it('the third return goes to the coordination body as a problem ticket, and nobody decides on the return', () => {
    const third = stateAfter(
      classified(),
      ...returnedTo('east', 'west', dispatcher),
      ...returnedTo('west', 'planning', supervisor),
    );
    expect(requestReturn('planning', 'town')(third)).toMatchObject({
      state: { situation: 'disputed', body: 'legal', returnedBy: ['east', 'west', 'planning'] },
      events: [
        { type: 'ReturnRequested', data: { unit: 'planning', decides: 'coordinator' } },
        { type: 'JurisdictionDisputed', data: { cause: 'returns', body: 'legal' } },
      ],
    });
  });

  it('a rejected return counts too, so a supervisor decides the next return by any unit', () => {
    const rejected = stateAfter(classified(), requestReturn('east'), decideReturn(false, dispatcher));
    expect(rejected).toMatchObject({ returnedBy: ['east'] });
    expect(requestReturn('west')(stateAfter(() => ({ state: { ...rejected, lead: 'west' } as never })))).toMatchObject({
      events: [{ data: { decides: 'supervisor' } }],
    });
  });

  it('refuses to grant a return without a receiving unit, to the unit that returns it, and to an unknown unit', () => {
    const requested = inSituation['return-requested'];
    expect([
      outcomeOf(requested, decideReturn(true, dispatcher)),
      outcomeOf(requested, decideReturn(true, dispatcher, 'east')),
      outcomeOf(requested, decideReturn(true, dispatcher, 'moon')),
    ]).toEqual(['invalid-input', 'invalid-input', 'unknown-unit']);
  });
});
