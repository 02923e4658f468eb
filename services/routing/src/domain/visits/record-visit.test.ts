import { HOUR_MS, inSituation, NOW, of, outcomeOf, outcomesOf, recordVisit } from '../testing/dispatch-steps';

const iso = (hours: number): string => new Date(NOW + hours * HOUR_MS).toISOString();

describe('A visit to the location', () => {
  it('the lead or an assistant records a visit, with an outcome that the pack lists', () => {
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('east')))).toBe('LocationVisited');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('town')))).toBe('LocationVisited');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('west')))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('east'), { outcome: 'nice' }))).toBe('invalid-input');
  });

  it('refuses a visit before the registration or in the future', () => {
    const at = (hours: number) => outcomeOf(inSituation.acknowledged, recordVisit(of('east'), { at: iso(hours) }));
    expect([at(-1), at(0), at(1)]).toEqual(['invalid-input', 'LocationVisited', 'invalid-input']);
  });

  it('a visit can be recorded only while a unit works on the ticket', () => {
    expect(outcomesOf(recordVisit(of('east')))).toMatchObject({
      none: 'not-found',
      asking: 'not-now',
      dispatched: 'LocationVisited',
      'return-requested': 'LocationVisited',
      'awaiting-signature': 'LocationVisited',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });
});
