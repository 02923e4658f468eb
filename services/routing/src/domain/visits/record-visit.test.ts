import { HOUR_MS, inSituation, NOW, of, outcomeOf, outcomesOf, recordVisit } from '../testing/dispatch-steps';

const iso = (hours: number): string => new Date(NOW + hours * HOUR_MS).toISOString();

describe('A visit to the location', () => {
  it('a visit of the lead or an assistant is recorded with an outcome of the pack', () => {
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('east')))).toBe('LocationVisited');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('town')))).toBe('LocationVisited');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('west')))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.acknowledged, recordVisit(of('east'), { outcome: 'nice' }))).toBe('invalid-input');
  });

  it('a visit lies between the registration and now', () => {
    const at = (hours: number) => outcomeOf(inSituation.acknowledged, recordVisit(of('east'), { at: iso(hours) }));
    expect([at(-1), at(0), at(1)]).toEqual(['invalid-input', 'LocationVisited', 'invalid-input']);
  });

  it('a visit is recorded while a unit works on the ticket', () => {
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
