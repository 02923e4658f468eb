import fc from 'fast-check';
import { intersectSpans, spanText, subtractSpans, type DaySpan } from './spans';

const DAYS = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const spans = fc
  .tuple(fc.nat(DAYS.length - 1), fc.option(fc.nat(DAYS.length - 1), { nil: undefined }))
  .map(([from, length]): DaySpan => {
    const until = length === undefined ? undefined : DAYS[Math.min(from + length, DAYS.length - 1)];
    return { from: DAYS[from] as string, ...(until === undefined ? {} : { until }) };
  });
const daysOf = ({ from, until = '9999' }: DaySpan): string[] => DAYS.filter((day) => from <= day && day <= until);

describe('Spans of days', () => {
  it('the intersection of two spans contains exactly the days that are in both', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const both = intersectSpans(a, b);
        expect(both ? daysOf(both) : []).toEqual(daysOf(a).filter((day) => daysOf(b).includes(day)));
      }),
    );
  });

  it('subtracting spans leaves exactly the days outside them, also across the end of February', () => {
    fc.assert(
      fc.property(spans, fc.array(spans, { maxLength: 3 }), (span, others) => {
        const held = new Set(others.flatMap(daysOf));
        expect(subtractSpans(span, others).flatMap(daysOf)).toEqual(daysOf(span).filter((day) => !held.has(day)));
      }),
    );
  });

  it('the rest of an endless span has no end after a subtracted span, and ends before a subtracted endless span', () => {
    expect(subtractSpans({ from: '2026-01-01' }, [{ until: '2026-06-30' }])).toEqual([{ from: '2026-07-01' }]);
    expect(subtractSpans({ from: '2026-01-01' }, [{ from: '2026-07-01' }])).toEqual([
      { from: '2026-01-01', until: '2026-06-30' },
    ]);
  });

  it('the text of a span does not state its first day if the examined days begin on it', () => {
    expect(spanText({ from: '2026-01-01' }, '2026-01-01')).toEqual({ zh: '', en: '' });
    expect(spanText({ from: '2026-01-01', until: '2026-06-30' }, '2026-01-01').zh).toBe('，至2026-06-30');
    expect(spanText({ from: '2026-01-01' }).en).toBe(', from 2026-01-01 on');
    expect(spanText({ from: '2026-01-01', until: '2026-06-30' }).en).toBe(', 2026-01-01 to 2026-06-30');
  });
});
