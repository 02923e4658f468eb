import { execFileSync } from 'node:child_process';
import type { CalendarRules } from '@hotline/jurisdiction';
import { CalendarYearUnknown, workingCalendar } from './working-time';
import { dayKinds } from './day-kinds';

const rules: CalendarRules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
  holidays: [],
  workdays: [],
  years: [],
};
const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const calendar = workingCalendar(rules, dayKinds(rules));
const dueInDays = (start: string, amount: number): string =>
  local(calendar.addWorking(at(start), { amount, unit: 'working-days' }).dueAt);

describe('The national calendar', () => {
  it('knows the holidays and make-up days of National Day 2025', () => {
    const kind = dayKinds(rules);
    const days = [
      '2025-09-28',
      '2025-09-30',
      '2025-10-01',
      '2025-10-04',
      '2025-10-08',
      '2025-10-09',
      '2025-10-11',
      '2025-10-12',
    ];
    expect(days.map(kind)).toEqual([
      'make-up',
      'working',
      'holiday',
      'holiday',
      'holiday',
      'working',
      'make-up',
      'rest',
    ]);
  });

  it('knows the make-up Saturdays around Spring Festival 2026', () => {
    const kind = dayKinds(rules);
    expect(['2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24', '2026-02-28'].map(kind)).toEqual([
      'make-up',
      'holiday',
      'holiday',
      'working',
      'make-up',
    ]);
  });

  it('throws CalendarYearUnknown for a year that neither the package chinese-days nor the pack holds', () => {
    const kind = dayKinds(rules);
    expect(kind('2003-06-02')).toBeUndefined();
    expect(kind('2033-10-01')).toBeUndefined(); // a Saturday: the package knows it as a weekend, not as National Day
    expect(() => calendar.elapsed(at('2033-06-01T09:00'), at('2033-06-02T09:00'), 'working-hours')).toThrow(
      CalendarYearUnknown,
    );
  });
});

describe('Limits that span real holidays', () => {
  it('a limit received on the Friday evening before National Day 2025 counts the make-up Sunday first', () => {
    expect(dueInDays('2025-09-26T18:30', 1)).toBe('2025-09-28 17:00');
    expect(dueInDays('2025-09-30T18:30', 1)).toBe('2025-10-09 17:00');
    expect(dueInDays('2025-09-30T18:30', 3)).toBe('2025-10-11 17:00');
    expect(dueInDays('2025-09-30T18:30', 4)).toBe('2025-10-13 17:00');
  });

  it('a limit over Spring Festival 2026 counts both make-up Saturdays', () => {
    expect(dueInDays('2026-02-13T19:00', 1)).toBe('2026-02-14 17:00');
    expect(dueInDays('2026-02-13T19:00', 2)).toBe('2026-02-24 17:00');
    expect(dueInDays('2026-02-13T19:00', 6)).toBe('2026-02-28 17:00');
  });

  it('a limit of 15 working days from mid-September 2025 ends after the National Day holidays', () => {
    expect(dueInDays('2025-09-15T10:00', 15)).toBe('2025-10-11 17:00');
  });
});

describe('The calendar of a pack', () => {
  it('a year that a pack lists in `years` has the holidays and make-up days of the pack', () => {
    const own = { ...rules, years: [2033], holidays: ['2033-10-03'], workdays: ['2033-10-08'] };
    const kind = dayKinds(own);
    expect(['2033-10-03', '2033-10-04', '2033-10-08', '2033-10-09'].map(kind)).toEqual([
      'holiday',
      'working',
      'working',
      'rest',
    ]);
  });

  it('holidays and working days of a pack take precedence over the national calendar', () => {
    const kind = dayKinds({ ...rules, holidays: ['2025-06-10'], workdays: ['2025-10-08'] });
    expect(kind('2025-06-10')).toBe('holiday');
    expect(kind('2025-10-08')).toBe('working');
  });

  it('a year stays unknown when a pack names single holidays without listing the year in `years`', () => {
    expect(dayKinds({ ...rules, holidays: ['2033-10-03'] })('2033-10-03')).toBeUndefined();
  });
});

it('the package chinese-days, called with a local Date, returns the local day also in New York', () => {
  const program = `const { getDayDetail } = require('chinese-days'); console.log(getDayDetail(new Date(2025, 9, 1)).date)`;
  const env = { ...process.env, TZ: 'America/New_York' };
  expect(execFileSync(process.execPath, ['-e', program], { env, cwd: __dirname, encoding: 'utf8' }).trim()).toBe(
    '2025-10-01',
  );
});
