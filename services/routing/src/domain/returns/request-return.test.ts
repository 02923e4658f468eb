import {
  by,
  classified,
  coordinator,
  decideReturn,
  designate,
  dispatcher,
  HOUR_MS,
  inSituation,
  NOW,
  of,
  outcomeOf,
  outcomesOf,
  reopened,
  requestReturn,
  resolvedOnce,
  returnedTo,
  stateAfter,
  supervisor,
  view,
} from '../testing/dispatch-steps';
import type { Dispatch } from '../dispatch';
import type { RoutingView } from '../view';
import { requestReturn as requestReturnCommand } from './return-commands';

describe('The command requestReturn', () => {
  it('lets the lead request a return of a dispatched or acknowledged ticket only', () => {
    expect(outcomesOf(requestReturn('east'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'ReturnRequested',
      acknowledged: 'ReturnRequested',
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('a requested return leaves the ticket with its lead until somebody decides', () => {
    expect(requestReturn('east', 'west')(inSituation.acknowledged)).toMatchObject({
      state: { situation: 'return-requested', lead: 'east', request: { acknowledged: true, proposedUnit: 'west' } },
    });
  });

  it('refuses a return by a unit that does not lead the ticket', () => {
    for (const unit of ['town', 'west'])
      expect(outcomeOf(inSituation.dispatched, requestReturn(unit))).toBe('not-your-ticket');
  });

  it('refuses a second return by the same unit, whether the first was rejected or the ticket came back', () => {
    const rejected = stateAfter(classified(), requestReturn('east'), decideReturn(false, dispatcher));
    const cameBack = stateAfter(
      classified(),
      ...returnedTo('east', 'west', dispatcher),
      ...returnedTo('west', 'east', supervisor),
    );
    for (const state of [rejected, cameBack]) expect(outcomeOf(state, requestReturn('east'))).toBe('not-now');
  });

  it('refuses a return after the end of the return window', () => {
    const { dispatched } = inSituation;
    expect(outcomeOf(dispatched, requestReturn('east', 'west', NOW + 8 * HOUR_MS))).toBe('ReturnRequested');
    expect(outcomeOf(dispatched, requestReturn('east', 'west', NOW + 8 * HOUR_MS + 1))).toBe('window-passed');
  });

  it('applies a return window that ends in a year without a calendar only once the calendar is loaded', () => {
    const withoutCalendar: RoutingView = { ...view, returnBy: () => undefined };
    const state = stateAfter(classified({}, withoutCalendar));
    const request = (seen: RoutingView, now: number): string =>
      outcomeOf(state, requestReturn('east', undefined, now, seen));
    expect(request(withoutCalendar, NOW + 9 * HOUR_MS)).toBe('ReturnRequested');
    expect(request(view, NOW + 8 * HOUR_MS)).toBe('ReturnRequested');
    expect(request(view, NOW + 9 * HOUR_MS)).toBe('window-passed');
  });

  it('refuses a return by a unit that was designated, or that must redo the work', () => {
    const designated = stateAfter(classified({ matter: 'gate' }), designate(coordinator, 'planning'));
    expect(outcomeOf(designated, requestReturn('planning', 'west'))).toBe('not-now');
    expect(outcomeOf(stateAfter(...resolvedOnce, reopened(2)), requestReturn('east', 'west'))).toBe('not-now');
  });

  it('refuses to propose a unit that the jurisdiction does not have', () => {
    expect(outcomeOf(inSituation.dispatched, requestReturn('east', 'moon'))).toBe('unknown-unit');
  });

  it('refuses a reason that the pack does not list, and a missing unit where the reason needs one', () => {
    const asks = (code: string, proposedUnit?: string) => (state: Dispatch | undefined) =>
      requestReturnCommand(
        state,
        { code, reason: '不归我们', basis: '清单第3条', ...(proposedUnit ? { proposedUnit } : {}) },
        by(of('east')),
      );
    const { dispatched } = inSituation;
    expect(outcomeOf(dispatched, asks('no-mood'))).toBe('invalid-input');
    expect(outcomeOf(dispatched, asks('other-region'))).toBe('invalid-input');
    expect(outcomeOf(dispatched, asks('other-region', 'east'))).toBe('invalid-input');
    expect(outcomeOf(dispatched, asks('other-region', 'west'))).toBe('ReturnRequested');
  });
});
