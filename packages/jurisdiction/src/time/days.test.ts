import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';
import { dayBefore, nextDay } from './days';
import { inForce } from './in-force';
import { lunarDay } from './lunar-day';
import { changeDays, spanNumbers } from './spans';

describe('Days of a pack', () => {
  it('the day before and the day after are right at ends of months and years and around a leap day', () => {
    expect([dayBefore('2024-03-01'), nextDay('2024-02-28'), nextDay('2026-12-31')]).toEqual([
      '2024-02-29',
      '2024-02-29',
      '2027-01-01',
    ]);
  });

  it('an entry is in force from its first to its last day, and without limit where a day is absent', () => {
    const on = (day: string) => inForce({ from: '2026-01-01', until: '2026-06-30' }, day);
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([false, true, true, false]);
    expect([inForce({}, '2026-01-01'), inForce(undefined, '2026-01-01')]).toEqual([true, true]);
  });

  it('the days of change are first days and the days after last days, each listed once', () => {
    expect(
      changeDays([{ from: '2026-07-01' }, { until: '2026-06-30' }, { from: '2026-01-01', until: '2026-12-31' }]),
    ).toEqual(['2026-01-01', '2026-07-01', '2027-01-01']);
  });

  it('all days between two changes have the same span number, and each change begins the next number', () => {
    const number = spanNumbers(
      tinyPack(
        powers(
          'id: a, holder: bureau, duty: punish, fields: [streets], until: 2026-06-30',
          'id: b, holder: planning, duty: punish, fields: [streets], from: 2026-07-01',
        ),
      ),
    );
    expect(['2020-01-01', '2026-06-30', '2026-07-01', '2030-01-01'].map(number)).toEqual([0, 0, 1, 1]);
  });
});

describe('The lunar calendar', () => {
  it('gives the day of the lunar month and of the lunar year', () => {
    expect(lunarDay('2026-02-17')).toEqual({ day: 1, date: '01-01' });
    expect(lunarDay('2026-03-03')).toEqual({ day: 15, date: '01-15' });
  });

  it('a day of a leap month has no month and day of the lunar year', () => {
    expect(lunarDay('2025-07-25')).toEqual({ day: 1 });
  });

  it('the lunar day is undefined outside the years 1901 to 2099', () => {
    expect([lunarDay('1900-12-31'), lunarDay('2100-01-01')]).toEqual([undefined, undefined]);
  });
});
