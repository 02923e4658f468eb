import fc from 'fast-check';
import { bucketsOf, dayOf, growth, windowMs } from './hot-spot';

describe('the growth of an issue', () => {
  it('reports "rising" when chance can hardly explain so many tickets, and "falling" when so few', () => {
    expect(growth(3, 0)).toEqual({ usual: 0, chance: expect.closeTo(0.008, 10), trend: 'rising' });
    expect(growth(2, 0)).toMatchObject({ chance: expect.closeTo(0.04, 10), trend: 'steady' });
    expect(growth(5, 20)).toMatchObject({ usual: 5, trend: 'steady' });
    expect(growth(15, 20)).toMatchObject({ usual: 5, trend: 'rising' });
    expect(growth(1, 40)).toMatchObject({ usual: 10, trend: 'falling' });
  });
  it('computes exactly the probability that at least 2 of 4 tickets fall into the present window', () => {
    expect(growth(2, 2).chance).toBeCloseTo(1 - 0.8 ** 4 - 4 * 0.2 * 0.8 ** 3, 12);
  });
  it('the probability is between 0 and 1, and never rises when one more ticket arrives in the present window', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (now, before) => {
        const [less, more] = [growth(now, before).chance, growth(now + 1, before).chance];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(1);
        expect(more).toBeLessThanOrEqual(less + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the day buckets of a window', () => {
  it('the buckets of a window include the UTC day of every instant in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 42 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (now, days, part) => {
          expect(bucketsOf(now, days)).toContain(dayOf(now - Math.floor(part * windowMs(days))));
        },
      ),
    );
  });
});
