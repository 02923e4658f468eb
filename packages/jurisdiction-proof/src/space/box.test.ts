import fc from 'fast-check';
import { intersect, mergeBoxes, share, subtract, type Box } from './box';

const WHOLE: Box = [0b111, 0b11, 0b1111];
const boxes = fc.tuple(...WHOLE.map((bits) => fc.integer({ min: 1, max: bits }))) as fc.Arbitrary<Box>;

/** All single cases that a box contains, each with one value for each fact. */
const casesOf = (box: Box): string[] =>
  box.reduce<string[]>(
    (all, bits) => all.flatMap((so) => [0, 1, 2, 3].filter((i) => (bits >> i) & 1).map((i) => `${so}${i}`)),
    [''],
  );
const sorted = (cases: readonly string[]): string[] => [...cases].sort();

describe('Boxes of cases', () => {
  it('the intersection of two boxes contains exactly the cases that are in both', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const both = intersect(a, b);
        const other = new Set(casesOf(b));
        expect(sorted(both ? casesOf(both) : [])).toEqual(sorted(casesOf(a).filter((one) => other.has(one))));
      }),
    );
  });

  it('subtracting a box leaves exactly the cases outside it, each once', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const other = new Set(casesOf(b));
        const left = subtract(a, b).flatMap(casesOf);
        expect(sorted(left)).toEqual(sorted(casesOf(a).filter((one) => !other.has(one))));
      }),
    );
  });

  it('merging boxes keeps every case exactly once, and leaves no two boxes that differ in only one fact', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const apart = [b, ...subtract(a, b)];
        const merged = mergeBoxes(apart);
        expect(sorted(merged.flatMap(casesOf))).toEqual(sorted(apart.flatMap(casesOf)));
        for (const [i, one] of merged.entries())
          for (const other of merged.slice(i + 1))
            expect(one.filter((bits, fact) => bits !== other[fact]).length).toBeGreaterThan(1);
      }),
    );
  });

  it('the share of a box is the number of its cases among all cases', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        expect(share(box, WHOLE)).toBeCloseTo(casesOf(box).length / casesOf(WHOLE).length, 10);
      }),
    );
  });
});
