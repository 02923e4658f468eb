import fc from 'fast-check';
import { scoresOf } from './linear';
import { randomFrom, shuffle } from './random';

it('scores each label by the sum of value times weight over any number of features', () => {
  const vector = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -8, max: 8 })), { maxLength: 11 });
  fc.assert(
    fc.property(vector, fc.integer({ min: 1, max: 6 }), (entries, labels) => {
      const weight = Float32Array.from({ length: 10 * labels }, (_, i) => (i % 13) - 6);
      const scores = scoresOf(
        { labels, weight },
        {
          feature: Int32Array.from(entries, ([feature]) => feature),
          value: entries.map(([, value]) => value),
          length: entries.length,
        },
      );
      const expected = Array.from({ length: labels }, (_, label) =>
        entries.reduce((sum, [feature, value]) => sum + value * (weight[feature * labels + label] as number), 0),
      );
      expect([...scores]).toEqual(expected);
    }),
  );
});

it('ignores entries of a vector after its length', () => {
  const weights = { labels: 1, weight: Float32Array.of(1, 10) };
  expect([...scoresOf(weights, { feature: Int32Array.of(0, 1), value: [1, 1], length: 1 })]).toEqual([1]);
});

it('gives the same random numbers and the same order for the same seed', () => {
  const order = (seed: number): number[] => shuffle([...Array(50).keys()], randomFrom(seed));
  expect(order(1)).toEqual(order(1));
  expect(order(1)).not.toEqual(order(2));
  expect([...order(1)].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
});

it('gives random numbers in [0, 1) with mean one half', () => {
  const random = randomFrom(9);
  const numbers = Array.from({ length: 10_000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
});
