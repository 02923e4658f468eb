import type { CalendarRules, Limit } from '@hotline/jurisdiction';
import fc from 'fast-check';
import { dayKinds } from './day-kinds';
import { CountedByDay } from './testing';
import { workingCalendar } from './working-time';

/**
 * Zones without clock changes, with changes at night, at midnight, by half an hour, and with a skipped day (Apia,
 * 2011).
 */
const zones = ['Asia/Shanghai', 'Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia'];
const officeHours = [
  [{ from: '09:00', to: '17:00' }],
  [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  [{ from: '00:00', to: '24:00' }],
];
const years = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019];
const first = Date.parse('2010-02-01T00:00Z');
const last = Date.parse('2018-06-01T00:00Z');

describe.each(zones)('Working time in %s, compared with counting day by day', (timeZone) => {
  const calendars = officeHours.map((hours) => {
    const rules: CalendarRules = {
      timeZone,
      officeHours: hours,
      holidays: ['2011-10-03', '2012-01-02', '2012-01-03', '2017-12-29'],
      workdays: ['2011-10-08', '2011-12-31', '2017-02-18', '2017-10-15'],
      years,
    };
    return [workingCalendar(rules, dayKinds(rules)), new CountedByDay(rules, dayKinds(rules))] as const;
  });
  const calendar = fc.constantFrom(...calendars);
  const instant = fc.oneof(
    fc.integer({ min: first, max: last }),
    // days around clock changes, and the skipped day
    fc
      .constantFrom('2011-12-29', '2016-10-15', '2017-02-18', '2017-03-26', '2017-10-29', '2017-12-31')
      .chain((date) => fc.integer({ min: 0, max: 3 * 86_400_000 }).map((ms) => Date.parse(date) - 86_400_000 + ms)),
  );
  const limit = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 90 }), unit: fc.constant('working-days' as const) }),
    fc.record({
      amount: fc.integer({ min: 1, max: 2000 }).map((n) => n / 4),
      unit: fc.constant('working-hours' as const),
    }),
  );

  it('a limit expires at the same instant as when each day is counted', () => {
    fc.assert(
      fc.property(calendar, instant, limit, ([calculated, counted], start, of: Limit) => {
        expect(calculated.addWorking(start, of).dueAt).toBe(counted.dueAt(start, of));
      }),
    );
  });

  it('the working time between two instants is the same as when each day is counted', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        ([calculated, counted], from, ms) => {
          expect(calculated.elapsed(from, from + ms, 'working-hours')).toBe(counted.elapsed(from, from + ms));
        },
      ),
    );
  });
});

it('a day that the zone skipped has no working time', () => {
  const rules: CalendarRules = {
    timeZone: 'Pacific/Apia',
    officeHours: [{ from: '09:00', to: '17:00' }],
    holidays: [],
    workdays: ['2011-12-31'],
    years,
  };
  const [from, to] = [Date.parse('2011-12-29T00:00-10:00'), Date.parse('2012-01-01T00:00+14:00')];
  const { elapsed } = workingCalendar(rules, dayKinds(rules));
  expect(elapsed(from, to, 'working-hours')).toBe(16 * 3_600_000);
});
