import { returnRates, summed } from './return-rates';

const counts = (dispatched: number, requested: number, granted: number, rejected: number) => ({
  dispatched,
  'return-requested': requested,
  'return-granted': granted,
  'return-rejected': rejected,
  lapsed: 1,
});

describe('Rates of returns', () => {
  it('the return rate is requested returns per dispatch; the wrongful rate is rejected returns per decided return', () => {
    expect(returnRates(counts(10, 4, 1, 2))).toMatchObject({ returnRate: 0.4, wrongfulRate: 2 / 3 });
  });

  it('a rate is absent, and not 0, when there was nothing to count', () => {
    expect(returnRates(counts(0, 0, 0, 0))).toEqual({
      dispatched: 0,
      requested: 0,
      granted: 0,
      rejected: 0,
      lapsed: 1,
    });
  });

  it('the return rate never exceeds 1, even if tickets returned in the period were dispatched before it', () => {
    expect(returnRates(counts(1, 2, 0, 0)).returnRate).toBe(1);
  });

  it('adds the counts of all units', () => {
    expect(summed([counts(1, 1, 0, 0), counts(3, 2, 1, 1)])).toEqual({ ...counts(4, 3, 1, 1), lapsed: 2 });
  });
});
