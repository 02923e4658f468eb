import { askFacts } from '../commands';
import {
  HOUR_MS,
  NOW,
  by,
  classified,
  contact,
  decideReturn,
  dispatcher,
  inSituation,
  of,
  outcomeOf,
  outcomesOf,
  requestReturn,
  stateAfter,
  type DispatchStep,
} from '../testing/dispatch-steps';
import { recordContact } from './contact';

describe('The command recordContact', () => {
  it('lets the lead record a contact until it has resolved the ticket', () => {
    expect(outcomesOf(contact('east'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'CallerContacted',
      acknowledged: 'CallerContacted',
      'return-requested': 'CallerContacted',
      'awaiting-signature': 'CallerContacted',
      'in-review': 'CallerContacted',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a contact by a unit that does not lead the ticket', () => {
    expect(outcomeOf(inSituation.acknowledged, contact('town'))).toBe('not-your-ticket');
  });

  it('the hotline records a contact only for a lead that has asked it, and no longer for the next lead', () => {
    const byHotline: DispatchStep = (state) =>
      recordContact(state, { outcome: 'reached' }, by({ id: 'o', role: 'operator' }));
    const ask: DispatchStep = (state) => askFacts(state, { question: '请代为联系' }, by(of('east')));
    expect(byHotline(inSituation.acknowledged)).toMatchObject({ refused: 'not-now' });
    const asked = stateAfter(classified(), ask);
    expect(byHotline(asked)).toMatchObject({
      state: { contact: { reached: true } },
      events: [{ type: 'CallerContacted', data: { unit: 'east', sufficient: true } }],
    });
    const passedOn = stateAfter(classified(), ask, requestReturn('east'), decideReturn(true, dispatcher, 'west'));
    expect(passedOn).toMatchObject({ lead: 'west' });
    expect(byHotline(passedOn)).toMatchObject({ refused: 'not-now' });
    expect(outcomesOf(byHotline)).toMatchObject({ none: 'not-found', disputed: 'not-now', resolved: 'not-now' });
  });

  it('a recorded contact changes neither the situation nor the lead', () => {
    expect(contact('east')(inSituation.acknowledged)).toMatchObject({
      state: { ...inSituation.acknowledged, contact: { reached: true, attempts: 1, lastAt: NOW } },
      events: [{ data: { unit: 'east', round: 1 } }],
    });
  });

  it('a contact suffices when the caller was reached, or when it is the last attempt that the pack requires', () => {
    const sufficientAfter = (...hours: number[]) => {
      const before = stateAfter(
        () => ({ state: inSituation.acknowledged as never }),
        ...hours.map((h) => contact('east', 'not-reached', NOW + h * HOUR_MS)),
      );
      return contact('east', 'not-reached', NOW + 10 * HOUR_MS)(before);
    };
    expect(contact('east')(inSituation.acknowledged)).toMatchObject({ events: [{ data: { sufficient: true } }] });
    expect(sufficientAfter(0)).toMatchObject({ events: [{ data: { sufficient: false } }] });
    expect(sufficientAfter(0, 2)).toMatchObject({ events: [{ data: { sufficient: true } }] });
  });

  it('attempts within the gap that the pack requires count as one attempt', () => {
    const missedAfter = (...hours: number[]) =>
      stateAfter(
        () => ({ state: inSituation.acknowledged as never }),
        ...hours.map((h) => contact('east', 'not-reached', NOW + h * HOUR_MS)),
      );
    expect(missedAfter(0, 1, 1.5)).toMatchObject({ contact: { reached: false, attempts: 1, lastAt: NOW } });
    expect(missedAfter(0, 2, 4)).toMatchObject({ contact: { reached: false, attempts: 3 } });
  });
});
