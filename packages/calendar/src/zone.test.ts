import fc from 'fast-check';
import { localDates } from './local-date';
import { TimeZoneUnknown, zoneOf } from './zone';

const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Europe/London', 'America/Sao_Paulo', 'Pacific/Apia', 'Africa/Cairo'];

describe.each(zones)('Local days in %s', (timeZone) => {
  const zone = zoneOf(timeZone);
  const dates = localDates(timeZone);
  const platform = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const instant = fc.integer({ min: Date.parse('1985-01-01'), max: Date.parse('2060-01-01') });

  it('any instant has the same local date as in Intl.DateTimeFormat', () => {
    fc.assert(
      fc.property(instant, (at) => expect(dates.dateOf(at)).toBe(platform.format(at))),
      { numRuns: 500 },
    );
  });

  it('the start of a local day is the first instant with its date', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const start = dates.startOfDay(at);
        expect(start).toBeLessThanOrEqual(at);
        expect(platform.format(start)).toBe(platform.format(at));
        expect(platform.format(start - 1)).not.toBe(platform.format(at));
        expect(dates.startOf(dates.dateOf(at))).toBe(start);
      }),
    );
  });

  it('the days of 2026 have their day of the week, and 2028 has a leap day', () => {
    const year = zone.year(2026);
    expect([year.weekday(0), year.weekday(333)]).toEqual([4, 1]); // 1 January and 30 November
    expect([year.dates.length, zone.year(2028).dates.length]).toEqual([365, 366]);
  });
});

it('a local time that a clock change skips becomes later by the length of the change', () => {
  const year = zoneOf('Europe/London').year(2025);
  const day = year.dates.indexOf('2025-03-30');
  expect(new Date(year.instantOf(day, 90)).toISOString()).toBe('2025-03-30T01:30:00.000Z');
  expect(new Date(year.instantOf(day, 180)).toISOString()).toBe('2025-03-30T02:00:00.000Z');
});

it('a name that is no time zone is refused with an example of a valid one', () => {
  expect(() => zoneOf('Asia/Jinan')).toThrow(TimeZoneUnknown);
  expect(() => localDates('Asia/Jinan')).toThrow(/Asia\/Shanghai/);
});
