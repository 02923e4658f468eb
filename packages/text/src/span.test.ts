import fc from 'fast-check';
import { insideAny, mergedSpans, type Span } from './span';

const spans = fc.array(
  fc.tuple(fc.nat(30), fc.nat(8)).map(([from, length]): Span => ({ from, to: from + length })),
  { maxLength: 12 },
);
const covers = (all: readonly Span[], position: number): boolean =>
  all.some(({ from, to }) => from <= position && position < to);

it('merges spans into an ordered list that covers the same positions and in which no two touch', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const merged = mergedSpans(a, b);
      for (let position = 0; position < 40; position += 1)
        expect(covers(merged, position)).toBe(covers([...a, ...b], position));
      for (const [i, { from }] of merged.entries()) expect(from).toBeGreaterThan(merged[i - 1]?.to ?? -1);
    }),
  );
});

it('`insideAny` gives the same result as a check of every span', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const isInside = insideAny(all);
      for (let position = 0; position < 40; position += 1) expect(isInside(position)).toBe(covers(all, position));
    }),
  );
});
