import { figuresSearchOf, periodOf, stepOf } from './search';

describe('the address of the figures', () => {
  it('keeps days and a known grouping, and drops everything else', () => {
    expect(figuresSearchOf({ from: '2026-03-01', until: 'soon', by: 'unit', x: 1 })).toEqual({
      from: '2026-03-01',
      by: 'unit',
    });
    expect(figuresSearchOf({ by: 'colour' })).toEqual({});
  });

  it('without a period it is the month so far, or the month until the last day', () => {
    const now = Date.parse('2026-03-18T09:00:00+08:00');
    expect(periodOf({}, now)).toEqual({ from: '2026-03-01', until: '2026-03-18' });
    expect(periodOf({ until: '2026-02-28' }, now)).toEqual({ from: '2026-02-01', until: '2026-02-28' });
  });

  it('a period is shown in days, weeks or months', () => {
    const step = (until: string) => stepOf({ from: '2026-03-01', until });
    expect([step('2026-03-14'), step('2026-03-15'), step('2026-06-30')]).toEqual(['day', 'week', 'month']);
  });
});
