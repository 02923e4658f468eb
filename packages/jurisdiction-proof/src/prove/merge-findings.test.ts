import type { RawFinding } from './finding';
import { mergeFindings } from './merge-findings';

const gap = (region: string, from: string, until?: string, more: Partial<RawFinding> = {}): RawFinding => ({
  kind: 'gap',
  matters: ['stall'],
  regions: [region],
  conditions: {},
  from,
  ...(until === undefined ? {} : { until }),
  powers: [],
  units: [],
  about: undefined,
  ...more,
});
const shown = (findings: readonly RawFinding[]) =>
  mergeFindings(findings).map(({ regions, from, until }) => [regions.join(), from, until]);

describe('Merging findings', () => {
  it('findings that differ only in the region become one', () => {
    expect(shown([gap('west', '2026-01-01'), gap('east', '2026-01-01')])).toEqual([
      ['east,west', '2026-01-01', undefined],
    ]);
  });

  it('findings in adjacent spans of days become one, and findings with a day between them stay two', () => {
    expect(shown([gap('east', '2026-03-01'), gap('east', '2026-01-01', '2026-02-28')])).toEqual([
      ['east', '2026-01-01', undefined],
    ]);
    expect(shown([gap('east', '2026-01-01', '2026-02-27'), gap('east', '2026-03-01')])).toEqual([
      ['east', '2026-01-01', '2026-02-27'],
      ['east', '2026-03-01', undefined],
    ]);
  });

  it('findings that differ in conditions, powers or kind stay separate', () => {
    const one = gap('east', '2026-01-01');
    const others = [
      gap('west', '2026-01-01', undefined, { conditions: { permit: ['none'] } }),
      gap('west', '2026-01-01', undefined, { powers: ['p'] }),
      gap('west', '2026-01-01', undefined, { kind: 'overlap' }),
    ];
    for (const other of others) expect(mergeFindings([one, other])).toHaveLength(2);
  });

  it('the order of the input has no influence on the merged findings', () => {
    const some = [gap('west', '2026-03-01'), gap('east', '2026-01-01', '2026-02-28'), gap('east', '2026-03-01')];
    expect(mergeFindings([...some].reverse())).toEqual(mergeFindings(some));
  });
});
