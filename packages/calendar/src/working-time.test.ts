import type { CalendarRules, Limit } from '@hotline/jurisdiction';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from './durations';
import { CalendarYearUnknown, type DayKind, TimeZoneUnknown, workingCalendar } from './working-time';

const rules: CalendarRules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  holidays: [],
  workdays: [],
  years: [],
};

/**
 * Invented day kinds of 2025 and 2026: weekends, a holiday week in October and two make-up days. No other year is
 * known.
 */
const kindOf = (date: string): DayKind | undefined => {
  const year = Number(date.slice(0, 4));
  if (year < 2025 || year > 2026) return undefined;
  if (date >= '2025-10-01' && date <= '2025-10-08') return 'holiday';
  if (date === '2025-09-28' || date === '2025-10-11') return 'make-up';
  const weekday = (((Date.parse(date) / DAY_MS + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6 ? 'rest' : 'working';
};

const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (instant: number): string => new Date(instant + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
const calendar = workingCalendar(rules, kindOf);
const due = (start: string, amount: number, unit: Limit['unit']): string =>
  local(calendar.addWorking(at(start), { amount, unit }).dueAt);

describe('A limit in working days', () => {
  it('does not count the day of receipt and ends when the office closes on the last day', () => {
    expect(due('2025-06-09T10:00', 1, 'working-days')).toBe('2025-06-10 17:30');
    expect(due('2025-06-09T10:00', 5, 'working-days')).toBe('2025-06-16 17:30');
  });

  it('begins to count on the next working day when received after office hours or on a rest day', () => {
    expect(due('2025-06-09T22:00', 1, 'working-days')).toBe('2025-06-10 17:30');
    expect(due('2025-06-14T11:00', 1, 'working-days')).toBe('2025-06-16 17:30');
  });

  it('does not count a holiday week, and counts its make-up days', () => {
    expect(due('2025-09-30T18:20', 1, 'working-days')).toBe('2025-10-09 17:30');
    expect(due('2025-09-30T18:20', 3, 'working-days')).toBe('2025-10-11 17:30');
    expect(due('2025-09-26T18:20', 1, 'working-days')).toBe('2025-09-28 17:30');
  });

  it('counts half a day as half of the office hours of a usual day', () => {
    expect(due('2025-06-09T09:00', 0.5, 'working-days')).toBe('2025-06-09 14:15');
    expect(due('2025-06-09T23:00', 1.5, 'working-days')).toBe('2025-06-11 13:45');
  });
});

describe('A limit in working hours', () => {
  it('does not count lunch breaks and nights', () => {
    expect(due('2025-06-09T11:00', 4, 'working-hours')).toBe('2025-06-09 16:30');
    expect(due('2025-06-09T16:30', 4, 'working-hours')).toBe('2025-06-10 11:30');
  });

  it('ends at noon, not after lunch, when the last counted minute is the last one before lunch', () => {
    expect(due('2025-06-09T08:30', 3.5, 'working-hours')).toBe('2025-06-09 12:00');
  });
});

describe('Office hours that differ by season and weekday', () => {
  const seasonal = workingCalendar(
    {
      ...rules,
      otherHours: [
        { weekdays: ['friday'], hours: [{ from: '08:30', to: '12:00' }] },
        {
          season: { from: '06-01', to: '09-30' },
          hours: [
            { from: '08:00', to: '12:00' },
            { from: '15:00', to: '18:30' },
          ],
        },
        { season: { from: '12-20', to: '02-10' }, hours: [{ from: '09:00', to: '16:00' }] },
      ],
    },
    kindOf,
  );
  const dueDay = (start: string, amount: number): string =>
    local(seasonal.addWorking(at(start), { amount, unit: 'working-days' }).dueAt);

  it('the first exception that fits a day replaces the office hours, also in a season that spans the new year', () => {
    expect(dueDay('2025-05-28T10:00', 1)).toBe('2025-05-29 17:30'); // Thursday, no exception
    expect(dueDay('2025-05-29T10:00', 1)).toBe('2025-05-30 12:00'); // Friday
    expect(dueDay('2025-06-01T10:00', 1)).toBe('2025-06-02 18:30'); // Monday in summer
    expect(dueDay('2025-06-05T10:00', 1)).toBe('2025-06-06 12:00'); // Friday in summer: the first exception
    expect(dueDay('2025-12-30T10:00', 1)).toBe('2025-12-31 16:00');
    expect(dueDay('2026-01-06T10:00', 1)).toBe('2026-01-07 16:00');
    expect(dueDay('2026-02-10T10:00', 1)).toBe('2026-02-11 17:30');
  });

  it('elapsed time includes only the office hours of each day', () => {
    const hours = (from: string, to: string): number => seasonal.elapsed(at(from), at(to), 'working-hours') / HOUR_MS;
    expect(hours('2025-06-05T17:30', '2025-06-09T08:30')).toBe(1 + 3.5 + 0.5);
  });
});

describe('Limits in calendar days', () => {
  it('a limit in calendar days counts rest days, but not the day of receipt, and ends at midnight', () => {
    expect(due('2025-09-30T18:20', 7, 'calendar-days')).toBe('2025-10-08 00:00');
    expect(due('2025-12-30T00:00', 3, 'calendar-days')).toBe('2026-01-03 00:00');
    expect(due('2026-12-30T23:59', 15, 'calendar-days')).toBe('2027-01-15 00:00'); // no public calendar is needed
  });
});

describe('Limits of city management', () => {
  const timeBases: CalendarRules['timeBases'] = {
    urgent: { days: 'every-day', hours: [{ from: '00:00', to: '24:00' }] },
    city: { days: 'working-days', hours: [{ from: '08:00', to: '20:00' }] },
  };
  const city = workingCalendar({ ...rules, timeBases }, kindOf);
  const dueIn = (start: string, amount: number, unit: Limit['unit']): string =>
    local(city.addWorking(at(start), { amount, unit }).dueAt);

  it('a limit in urgent hours runs day and night, also on holidays and in a year whose calendar is not known', () => {
    expect(dueIn('2025-09-30T23:00', 3, 'urgent-hours')).toBe('2025-10-01 02:00');
    expect(dueIn('2025-10-01T09:00', 2, 'urgent-days')).toBe('2025-10-04 00:00');
    expect(dueIn('2026-12-31T23:00', 3, 'urgent-hours')).toBe('2027-01-01 02:00');
  });

  it('a limit in city hours counts the hours that the time base `city` names, on working days', () => {
    expect(dueIn('2025-09-30T18:30', 4, 'city-hours')).toBe('2025-10-09 10:30');
    expect(city.elapsed(at('2025-09-30T18:30'), at('2025-10-09T10:30'), 'city-hours')).toBe(4 * HOUR_MS);
  });

  it('refuses a limit whose time base the pack does not define', () => {
    expect(() => due('2025-06-09T10:00', 3, 'urgent-hours')).toThrow(/no time base "urgent"/);
  });
});

it('a limit in hours or minutes runs without a stop through nights and holidays', () => {
  expect(due('2025-09-30T23:30', 2, 'hours')).toBe('2025-10-01 01:30');
  expect(due('2025-10-01T03:00', 30, 'minutes')).toBe('2025-10-01 03:30');
});

it('a warning is due at the instant at which the given share of the counted time has passed', () => {
  const start = at('2025-06-09T08:30');
  expect(local(calendar.shareOf(start, { amount: 2, unit: 'hours' }, 0.5))).toBe('2025-06-09 09:30');
  expect(local(calendar.shareOf(start, { amount: 1, unit: 'working-days' }, 0.5))).toBe('2025-06-09 17:30');
});

it('the calendar explains each span of time: office hours, lunch, night, weekend, holiday and make-up day', () => {
  const spans = calendar.explain(at('2025-09-30T17:00'), at('2025-10-09T09:00'), 'working-hours');
  expect(spans.map(({ from, why, counted }) => `${local(from)} ${why} ${counted}`)).toEqual([
    '2025-09-30 17:00 office-hours true',
    '2025-09-30 17:30 night false',
    '2025-10-01 00:00 holiday false',
    '2025-10-09 00:00 night false',
    '2025-10-09 08:30 office-hours true',
  ]);
  expect(
    calendar.explain(at('2025-10-11T11:00'), at('2025-10-12T01:00'), 'working-hours').map(({ why }) => why),
  ).toEqual(['make-up-day', 'lunch', 'make-up-day', 'night', 'weekend']);
});

it('the calendar refuses a limit that reaches a year unknown to it, and says what to load', () => {
  expect(() => due('2026-12-30T10:00', 5, 'working-days')).toThrow(CalendarYearUnknown);
  expect(() => due('2026-12-30T10:00', 5, 'working-days')).toThrow(
    /holidays of 2027 are not loaded.*Load the notice of the year/,
  );
  expect(due('2026-12-31T10:00', 24, 'hours')).toBe('2027-01-01 10:00');
});

it('a calendar refuses an unknown time zone, and office hours that are missing, run backwards or are not HH:MM', () => {
  expect(() => workingCalendar({ ...rules, timeZone: 'Asia/Jinan' }, kindOf)).toThrow(TimeZoneUnknown);
  expect(() => workingCalendar({ ...rules, officeHours: [{ from: '12:00', to: '09:00' }] }, kindOf)).toThrow(
    /backwards/,
  );
  expect(() => workingCalendar({ ...rules, officeHours: [{ from: '8h', to: '09:00' }] }, kindOf)).toThrow(/HH:MM/);
  expect(() => workingCalendar({ ...rules, officeHours: [] }, kindOf)).toThrow(/no office hours/);
});

it('a due time at the close of office hours follows summer time', () => {
  const london = workingCalendar({ ...rules, timeZone: 'Europe/London' }, kindOf);
  expect(
    new Date(
      london.addWorking(Date.parse('2025-03-28T10:00Z'), { amount: 1, unit: 'working-days' }).dueAt,
    ).toISOString(),
  ).toBe('2025-03-31T16:30:00.000Z');
});

describe.each(['Asia/Shanghai', 'Europe/London', 'America/Sao_Paulo', 'Asia/Urumqi'])(
  'Working time at any instant in %s',
  (timeZone) => {
    const zoned = workingCalendar({ ...rules, timeZone }, kindOf);
    const first = Date.parse('2025-01-03T00:00Z');
    const instant = fc.integer({ min: 0, max: 600 * DAY_MS }).map((ms) => first + ms);
    const interval = fc
      .tuple(instant, fc.integer({ min: 0, max: 60 * DAY_MS }))
      .map(([from, ms]) => ({ from, to: from + ms }));
    const amount = fc.integer({ min: 1, max: 200 }).map((quarters) => quarters / 4);

    it('the explained spans cover the interval exactly, and the counted ones add up to the elapsed time', () => {
      fc.assert(
        fc.property(interval, ({ from, to }) => {
          const spans = zoned.explain(from, to, 'working-hours');
          expect([from, ...spans.map((span) => span.to)]).toEqual([...spans.map((span) => span.from), to]);
          expect(spans.every((span) => span.from < span.to)).toBe(true);
          const counted = spans.filter((span) => span.counted).reduce((sum, span) => sum + span.to - span.from, 0);
          expect(counted).toBe(zoned.elapsed(from, to, 'working-hours'));
        }),
      );
    });

    it('the elapsed times of two adjoining intervals add up to the elapsed time of the whole', () => {
      fc.assert(
        fc.property(fc.array(instant, { minLength: 3, maxLength: 3 }), (instants) => {
          const [a = 0, b = 0, c = 0] = instants.sort((x, y) => x - y);
          expect(zoned.elapsed(a, b, 'working-hours') + zoned.elapsed(b, c, 'working-hours')).toBe(
            zoned.elapsed(a, c, 'working-hours'),
          );
        }),
      );
    });

    it('the time elapsed from the start of a limit in working hours to its due time is exactly the limit', () => {
      fc.assert(
        fc.property(instant, amount, (start, hours) => {
          const { dueAt } = zoned.addWorking(start, { amount: hours, unit: 'working-hours' });
          expect(zoned.elapsed(start, dueAt, 'working-hours')).toBe(hours * HOUR_MS);
        }),
      );
    });

    it('a limit in working days or hours is due within or at the end of office hours, never on a rest day', () => {
      fc.assert(
        fc.property(
          instant,
          amount,
          fc.constantFrom('working-days' as const, 'working-hours' as const),
          (start, n, unit) => {
            const limit = { amount: n / 4, unit };
            const { dueAt } = zoned.addWorking(start, limit);
            expect(zoned.explain(dueAt - 1, dueAt, 'working-hours').map(({ counted }) => counted)).toEqual([true]);
          },
        ),
      );
    });

    it('a limit that starts later or is longer is never due earlier', () => {
      const unit = fc.constantFrom<Limit['unit']>('working-days', 'working-hours', 'hours', 'minutes');
      fc.assert(
        fc.property(interval, amount, amount, unit, ({ from, to }, one, other, u) => {
          const dueOf = (start: number, n: number): number => zoned.addWorking(start, { amount: n / 4, unit: u }).dueAt;
          expect(dueOf(from, one)).toBeLessThanOrEqual(dueOf(to, one));
          expect(dueOf(from, Math.min(one, other))).toBeLessThanOrEqual(dueOf(from, Math.max(one, other)));
          expect(zoned.shareOf(from, { amount: one / 4, unit: u }, 0.8)).toBeLessThanOrEqual(dueOf(from, one));
        }),
      );
    });
  },
);
