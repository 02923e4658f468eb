import type { CalendarRules, Limit, LimitUnit } from '@hotline/jurisdiction';
import { type CalendarYear, type CalendarYears, type DayKindSource, yearsOf } from './calendar-year';
import { baseHoursOf, officeHoursOf } from './day-hours';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations';
import { type TimeSpan, explainSpans } from './working-spans';
import { zoneOf, type Zone } from './zone';

export { CalendarYearUnknown, type DayKind, type DayKindSource } from './calendar-year';
export { TimeZoneUnknown } from './zone';
export { type SpanReason, type TimeSpan, spanTexts } from './working-spans';

/**
 * Working time of one jurisdiction. Instants are epoch milliseconds, intervals are half-open [from, to). Every method
 * throws CalendarYearUnknown when it needs a year that the calendar does not know.
 */
export interface WorkingCalendar {
  /**
   * When a limit that starts at `start` expires.
   * - `minutes`, `hours`: elapsed time, day and night, without a stop.
   * - `calendar-days`: the day of receipt is not counted; expires at the end of the last day, rest days included.
   * - `working-hours`: office hours only. Outside office hours counting begins at the next opening.
   * - `working-days`: the day of receipt is not counted, whatever the hour of receipt. Day 1 is the next working day. The
   *   limit expires when the office closes on the last day. Example: 1 working day received on the Friday before a
   *   holiday week expires at the close of the first working day after the holidays. A fraction is counted after the
   *   whole days, as that share of a usual day's office hours: 0.5 is half a day of office time from the receipt.
   *   Sources: 民法典 arts. 201 (开始的当日不计入) and 203 (有业务时间的，停止业务活动的时间为截止时间);
   *   行政处罚法 art. 85 (工作日，不含法定节假日).
   * - `urgent-hours`, `city-hours` count as `working-hours` and `urgent-days` as `working-days`, in the hours of the
   *   time bases `urgent` and `city` instead of office hours. @throws RangeError when the rules have no such time base
   */
  addWorking(start: number, limit: Limit): { readonly dueAt: number };
  /**
   * The instant, for warnings, at which `share` (0–1) of a limit's counted time has passed. Never after its `dueAt`.
   */
  shareOf(start: number, limit: Limit, share: number): number;
  /** The first instant at which `ms` have passed since `start`, counted in the time of `unit`. */
  after(start: number, ms: number, unit: LimitUnit): number;
  /** Milliseconds between two instants, counted in the time of `unit`. 0 when `to` is not after `from`. */
  elapsed(from: number, to: number, unit: LimitUnit): number;
  /** Length of a limit in milliseconds of counted time. A working day has the office hours of a usual day. */
  lengthOf(limit: Limit): number;
  /** Divides [from, to) into spans without gap or overlap, each with the reason why `unit` counts it or does not. */
  explain(from: number, to: number, unit: LimitUnit): readonly TimeSpan[];
}

type Base = 'office' | 'urgent' | 'city';

/** Where each unit counts: `wall-clock` at all times, otherwise in the hours of the time base. */
const unitBases: Readonly<Record<LimitUnit, Base | 'wall-clock'>> = {
  minutes: 'wall-clock',
  hours: 'wall-clock',
  'calendar-days': 'wall-clock',
  'working-hours': 'office',
  'working-days': 'office',
  'urgent-hours': 'urgent',
  'urgent-days': 'urgent',
  'city-hours': 'city',
};

/** @throws TimeZoneUnknown, and RangeError for hours that are missing, overlap or are not HH:MM. */
export function workingCalendar(rules: CalendarRules, kindOf: DayKindSource): WorkingCalendar {
  const zone = zoneOf(rules.timeZone);
  const bases = basesOf(rules, zone, kindOf);
  const yearsBy = (unit: LimitUnit): CalendarYears | undefined => {
    const base = unitBases[unit];
    if (base === 'wall-clock') return undefined;
    const years = bases[base];
    if (!years)
      throw new RangeError(`The calendar has no time base "${base}", so a limit in ${unit} cannot be counted.`);
    return years;
  };
  const dueAt = (start: number, limit: Limit): number => {
    const years = yearsBy(limit.unit);
    return years ? expiry(years, start, limit) : wallExpiry(zone, start, limit);
  };
  const after = (start: number, ms: number, unit: LimitUnit): number => {
    const years = yearsBy(unit);
    return years ? advance(years, start, ms) : start + ms;
  };
  const passed = (from: number, to: number, unit: LimitUnit): number => {
    const years = yearsBy(unit);
    return years ? elapsed(years, from, to) : Math.max(0, to - from);
  };
  return {
    addWorking: (start, limit) => ({ dueAt: dueAt(start, limit) }),
    shareOf: (start, limit, share) => {
      const due = dueAt(start, limit);
      return Math.min(due, after(start, Math.round(passed(start, due, limit.unit) * share), limit.unit));
    },
    after,
    elapsed: passed,
    lengthOf: ({ amount, unit }) => Math.round(amount * msOf(unit, yearsBy(unit))),
    explain: (from, to, unit) => {
      const years = yearsBy(unit);
      if (years) return explainSpans(years, { from, to });
      return from < to ? [{ from, to, counted: true, why: 'wall-clock' }] : [];
    },
  };
}

/** Milliseconds of counted time in one `unit`, e.g. in one working hour. */
function msOf(unit: LimitUnit, years: CalendarYears | undefined): number {
  if (unit === 'minutes') return MINUTE_MS;
  if (unit === 'calendar-days') return DAY_MS;
  return years && (unit === 'working-days' || unit === 'urgent-days') ? years.usualMs : HOUR_MS;
}

function basesOf(rules: CalendarRules, zone: Zone, kindOf: DayKindSource): Record<Base, CalendarYears | undefined> {
  const { urgent, city } = rules.timeBases ?? {};
  return {
    office: yearsOf(zone, officeHoursOf(rules.officeHours, rules.otherHours), kindOf),
    urgent: urgent && yearsOf(zone, baseHoursOf(urgent), kindOf),
    city: city && yearsOf(zone, baseHoursOf(city), kindOf),
  };
}

function wallExpiry(zone: Zone, start: number, { amount, unit }: Limit): number {
  if (unit === 'minutes') return start + Math.round(amount * MINUTE_MS);
  if (unit === 'hours') return start + Math.round(amount * HOUR_MS);
  const year = zone.yearAt(start);
  const whole = Math.floor(amount);
  const fraction = Math.round((amount - whole) * DAY_MS);
  return (whole === 0 ? start : zone.startOfDay(year, year.dayAt(start) + whole + 1)) + fraction;
}

function expiry(years: CalendarYears, start: number, { amount, unit }: Limit): number {
  if (unit !== 'working-days' && unit !== 'urgent-days') return advance(years, start, Math.round(amount * HOUR_MS));
  const whole = Math.floor(amount);
  const rest = Math.round((amount - whole) * years.usualMs);
  const closed = whole === 0 ? start : closeOfDay(years, start, whole);
  return rest === 0 ? closed : advance(years, closed, rest);
}

/** The first instant at which `ms` of office time have passed since `start`. */
function advance(years: CalendarYears, start: number, ms: number): number {
  let year = years.yearAt(start);
  let span = spanClosingAfter(year, start);
  let left = officeTimeAt(year, span, start) + ms;
  for (;;) {
    span = spanReaching(year, left, span);
    if (span < year.opens.length) return entry(year.opens, span) + left - entry(year.before, span);
    left -= officeTimeOf(year);
    year = years.after(openYear(year));
    span = 0;
  }
}

/** Close of office hours of the n-th working day after the day of `start`; n is at least 1. */
function closeOfDay(years: CalendarYears, start: number, n: number): number {
  let year = years.yearAt(start);
  let nth = entry(year.openDaysBefore, year.days.dayAt(start) + 1) + n - 1;
  while (nth >= year.openDays.length) {
    nth -= year.openDays.length;
    year = years.after(openYear(year));
  }
  return entry(year.closes, entry(year.firstSpan, entry(year.openDays, nth) + 1) - 1);
}

function elapsed(years: CalendarYears, from: number, to: number): number {
  if (to <= from) return 0;
  let year = years.yearAt(from);
  let sum = -officeTimeBefore(year, from);
  while (to > endOf(year)) {
    sum += officeTimeOf(year);
    year = years.after(year);
  }
  return sum + (to === endOf(year) ? officeTimeOf(year) : officeTimeBefore(year, to));
}

/** Office time of a year before an instant in it. */
const officeTimeBefore = (year: CalendarYear, instant: number): number =>
  officeTimeAt(year, spanClosingAfter(year, instant), instant);

/** Office time of a year before an instant, given the first `span` that closes after that instant. */
function officeTimeAt({ opens, before }: CalendarYear, span: number, instant: number): number {
  const passed = span < opens.length ? Math.max(0, instant - entry(opens, span)) : 0;
  return entry(before, span) + passed;
}

function spanClosingAfter({ days, firstSpan, closes }: CalendarYear, instant: number): number {
  let span = entry(firstSpan, days.dayAt(instant));
  while (span < closes.length && entry(closes, span) <= instant) span += 1;
  return span;
}

/**
 * The first span, from `first` on, at whose close `ms` of the year's office time have passed. If none: the number of
 * spans.
 */
function spanReaching({ before, opens }: CalendarYear, ms: number, first: number): number {
  let low = first;
  let high = opens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entry(before, middle + 1) >= ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

const officeTimeOf = ({ before, opens }: CalendarYear): number => entry(before, opens.length);
const endOf = ({ days }: CalendarYear): number => entry(days.starts, days.dates.length);
const entry = (table: Float64Array | Int32Array, index: number): number => table[index] as number;

/** Returns the year. @throws RangeError for a year without office hours, because the search would never end */
function openYear(year: CalendarYear): CalendarYear {
  if (year.opens.length > 0) return year;
  throw new RangeError(`No working day in ${year.days.year}: the source of day kinds is broken.`);
}
