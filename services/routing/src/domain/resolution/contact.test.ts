import { HOUR_MS, NOW, contact, inSituation, outcomeOf, outcomesOf, stateAfter } from '../testing/dispatch-steps';

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
