import type { Jurisdiction, RoutingFacts } from '@hotline/jurisdiction';
import {
  classified,
  decide,
  dispatchAnew,
  inSituation,
  jurisdiction,
  outcomesOf,
  outcomeOf,
  provideFacts,
  stateAfter,
  view,
} from './testing/dispatch-steps';
import type { RoutingView } from './view';

describe('The command provideFacts', () => {
  it('accepts facts in every situation until the dispatch has ended', () => {
    expect(outcomesOf(provideFacts({ facts: { permit: 'held' } }))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'FactsProvided RoutingFactsNeeded',
      disputed: 'FactsProvided',
      'awaiting-dispatch': 'FactsProvided',
      dispatched: 'FactsProvided',
      acknowledged: 'FactsProvided',
      'return-requested': 'FactsProvided',
      'awaiting-signature': 'FactsProvided',
      'in-review': 'FactsProvided',
      resolved: 'FactsProvided',
      ended: 'not-now',
    });
  });

  it('dispatches a ticket that waited for the missing region, and removes the question', () => {
    expect(outcomeOf(inSituation.asking, provideFacts({ region: 'west' }))).toBe('FactsProvided TicketDispatched');
    const dispatched = stateAfter(classified({ region: undefined }), provideFacts({ region: 'west' }));
    expect(dispatched).toMatchObject({ situation: 'dispatched', lead: 'west' });
    expect(dispatched).not.toHaveProperty('question');
  });

  it('stores facts that come after the dispatch or in a dispute, and does not move the ticket', () => {
    const { dispatched, disputed, resolved } = inSituation;
    for (const state of [dispatched, inSituation['return-requested'], disputed, resolved])
      expect(provideFacts({ facts: { permit: 'held' } })(state)).toMatchObject({
        state: { situation: state?.situation, known: { facts: { permit: 'held' } } },
        events: [{ type: 'FactsProvided' }],
      });
  });

  it('says that a person names the lead when the caller does not know the answer that decides it', () => {
    const outcome = provideFacts({ facts: { region: 'unknown' } })(inSituation.asking);
    expect(outcome).toMatchObject({
      events: [{ type: 'FactsProvided' }, { data: { question: { zh: expect.stringContaining('诉求人不清楚') } } }],
    });
    expect(outcomeOf(stateAfter(classified({ region: undefined }), provideFacts({})), dispatchAnew('west'))).toBe(
      'TicketDispatched',
    );
  });

  it('publishes the answer to a question that the unit asked', () => {
    expect(provideFacts({ answer: '有许可' })(inSituation.acknowledged)).toMatchObject({
      events: [{ type: 'FactsProvided', data: { facts: {}, answer: '有许可' } }],
    });
  });

  it('decides by the time of the call, also when the missing fact comes later', () => {
    const times: (string | undefined)[] = [];
    const observed: RoutingView = {
      ...view,
      jurisdiction: {
        ...jurisdiction,
        decide: (facts: RoutingFacts) => (times.push(facts.at), decide(facts)),
      } as Jurisdiction,
    };
    const registeredAt = '2026-01-04T15:30:00.000Z';
    const asking = stateAfter(classified({ region: undefined, registeredAt }, observed));
    outcomeOf(asking, provideFacts({ region: 'east' }, observed));
    expect(times).toEqual([registeredAt, registeredAt]);
  });
});
