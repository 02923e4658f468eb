import fc from 'fast-check';
import { GrowingArray } from './growing-array';
import { HashNumbers } from './hash-numbers';

const hashes = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer()), { maxLength: 3000 });

it('numbers distinct hashes from 0 in the order in which they are added', () => {
  fc.assert(
    fc.property(hashes, (added) => {
      const numbering = new HashNumbers(4);
      const expected = [...new Set(added)];
      for (const hash of added) expect(numbering.add(hash)).toBe(expected.indexOf(hash));
      expect(numbering.size).toBe(expected.length);
      expect([...numbering.hashes()]).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

it('finds every hash that was added, also after it grew, and no other', () => {
  const numbering = HashNumbers.of(Int32Array.from({ length: 5000 }, (_, i) => i * 7919));
  for (let i = 0; i < 5000; i += 1) expect(numbering.find(i * 7919)).toBe(i);
  for (let i = 0; i < 5000; i += 1) expect(numbering.find(i * 7919 + 1)).toBe(-1);
});

it('keeps all values of an array that grows', () => {
  const array = GrowingArray.ints(2);
  for (let i = 0; i < 1000; i += 1) array.push(i);
  expect([...array.filled()]).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  array.set(3, -1);
  expect([array.get(3), array.length]).toEqual([-1, 1000]);
});
