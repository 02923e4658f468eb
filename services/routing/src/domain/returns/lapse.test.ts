import type { Dispatch } from '../dispatch';
import {
  acknowledge,
  answered,
  classified,
  coordinator,
  deferred,
  designate,
  dispatchAnew,
  handling,
  inSituation,
  jurisdiction,
  lapsed,
  outcomeOf,
  outcomesOf,
  raiseDispute,
  stateAfter,
  by,
  dispatcher,
  eventOf,
  view,
} from '../testing/dispatch-steps';
import { lapsed as lapsedReaction } from './lapse';

describe('A ticket that its unit does not acknowledge in time', () => {
  it('a ticket goes back to the dispatcher only while its unit has not acknowledged it', () => {
    const { dispatched, none: _none, ...others } = outcomesOf(lapsed());
    expect(dispatched).toBe('DispatchLapsed');
    expect(new Set(Object.values(others))).toEqual(new Set(['nothing']));
    expect(inSituation['awaiting-dispatch']).toMatchObject({
      situation: 'awaiting-dispatch',
      holder: 'hotline',
      hop: 1,
    });
    expect(inSituation['awaiting-dispatch']).not.toHaveProperty('lead');
  });

  it('a ticket stays with its unit when a target other than the acknowledgement is breached', () => {
    expect(outcomeOf(inSituation.dispatched, lapsed('2026-01-05T05:00:00Z', 'resolve'))).toBe('nothing');
  });

  it('a ticket stays with its unit when the breach belongs to an earlier dispatch', () => {
    expect(outcomeOf(inSituation.dispatched, lapsed('2026-01-05T01:00:00Z'))).toBe('nothing');
  });

  it('a ticket stays with its unit where the pack says so', () => {
    const stays = {
      ...view,
      jurisdiction: { ...jurisdiction, handling: { ...handling, unacknowledged: 'stays' as const } },
    };
    const data = { name: 'acknowledge' as const, stage: 1, dueAt: '2026-01-05T05:00:00Z', text: { zh: '', en: '' } };
    const outcome = lapsedReaction(inSituation.dispatched, eventOf('SlaTargetBreached', data), {
      ...by(dispatcher),
      view: stays,
    });
    expect(outcome).toBeUndefined();
  });
});

describe('The command dispatch', () => {
  it('dispatches a ticket that has no unit', () => {
    const { 'awaiting-dispatch': lapsedTicket, asking, none, registered, ...others } = outcomesOf(dispatchAnew('west'));
    expect([lapsedTicket, asking, none, registered]).toEqual([
      'TicketDispatched',
      'TicketDispatched',
      'not-found',
      'not-found',
    ]);
    expect(new Set(Object.values(others))).toEqual(new Set(['not-now']));
  });

  it('dispatches a ticket that no matter fits, and a later classification moves it only once it has no unit', () => {
    expect(outcomeOf(stateAfter(deferred), dispatchAnew('west'))).toBe('TicketDispatched');
    const byHand = [deferred, dispatchAnew('west')];
    expect(stateAfter(...byHand, classified())).toMatchObject({ lead: 'west', known: { matter: 'stall' } });
    expect(stateAfter(...byHand, lapsed(), classified())).toMatchObject({ situation: 'dispatched', lead: 'east' });
  });

  it('refuses to dispatch a ticket that a guide has answered', () => {
    expect(outcomeOf(stateAfter(deferred, answered), dispatchAnew('west'))).toBe('not-found');
  });

  it('lets a dispute about a ticket without a matter be settled, though no rule can follow from it', () => {
    const disputed = stateAfter(deferred, dispatchAnew('west'), acknowledge('west'), raiseDispute('west'));
    expect(disputed).toMatchObject({ situation: 'disputed' });
    const settled = stateAfter(() => ({ state: disputed as Dispatch }), designate(coordinator, 'east'));
    expect(settled).toMatchObject({ situation: 'dispatched', lead: 'east' });
    expect(settled).not.toHaveProperty('designation');
  });

  it('a ticket that was not acknowledged can go to the same unit again, which has a new return window', () => {
    const again = stateAfter(classified(), lapsed(), dispatchAnew('east'), acknowledge('east'));
    expect(again).toMatchObject({ situation: 'acknowledged', lead: 'east', hop: 2, returnFrom: expect.any(Number) });
  });

  it('refuses a unit that the jurisdiction does not have', () => {
    expect(outcomeOf(inSituation['awaiting-dispatch'], dispatchAnew('moon'))).toBe('unknown-unit');
  });
});
