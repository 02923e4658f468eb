import type { Text } from '@hotline/jurisdiction';
import type { DayHours } from './day-hours';
import { MINUTE_MS } from './durations';
import type { Zone, ZoneYear } from './zone';

/**
 * What a date is in the public calendar. `working` and `rest` are enough to count; `holiday` and `make-up` say more.
 * Without them a rest day from Monday to Friday is taken for a holiday, and a working Saturday or Sunday for a make-up
 * day.
 */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up';

/** Kind of an ISO date; `undefined` when the calendar of its year is not known. */
export type DayKindSource = (date: string) => DayKind | undefined;

/** A year whose holidays and make-up days nobody has entered: its working time cannot be counted, only guessed. */
export class CalendarYearUnknown extends Error {
  readonly text: Text;
  constructor(readonly year: number) {
    super(`The holidays of ${year} are not loaded, so this time limit cannot be counted. Load the notice of the year.`);
    this.name = 'CalendarYearUnknown';
    this.text = { zh: `${year}年节假日安排尚未录入，无法计算时限。请录入该年的放假通知。`, en: this.message };
  }
}

/** Half-open interval of epoch milliseconds, or of minutes after midnight. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** `every-day`: the time base counts on rest days too, so that no public calendar is needed. */
export type DayReason = 'working' | 'make-up' | 'weekend' | 'holiday' | 'every-day';

/**
 * Working time of one year as tables of integers, so that a due time is a few look-ups and one binary search. Days are
 * indexes from 1 January; spans are the office hours of the year in order; instants are epoch milliseconds.
 */
export interface CalendarYear {
  readonly days: ZoneYear;
  readonly reasons: readonly DayReason[];
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Office time from 1 January to the opening of each span, in ms; the last entry is that of the whole year. */
  readonly before: Float64Array;
  /** First span of each day; the last entry is the number of spans. */
  readonly firstSpan: Int32Array;
  /** The days with office hours, in order. */
  readonly openDays: Int32Array;
  /** How many days with office hours come before each day; the last entry is their number. */
  readonly openDaysBefore: Int32Array;
}

export interface CalendarYears {
  /** @throws CalendarYearUnknown */
  yearAt(instant: number): CalendarYear;
  /** @throws CalendarYearUnknown */
  after(year: CalendarYear): CalendarYear;
  /** Office time of a usual day, in milliseconds. */
  readonly usualMs: number;
}

/** The years of a calendar by one time base, each computed once. */
export function yearsOf(zone: Zone, hours: DayHours, kindOf: DayKindSource): CalendarYears {
  const known = new Map<number, CalendarYear>();
  const made = (days: ZoneYear): CalendarYear => {
    const year = known.get(days.year) ?? makeYear(days, hours, kindOf);
    known.set(days.year, year);
    return year;
  };
  return {
    yearAt: (instant) => made(zone.yearAt(instant)),
    after: ({ days }) => made(zone.year(days.year + 1)),
    usualMs: hours.usual.reduce((sum, { from, to }) => sum + (to - from) * MINUTE_MS, 0),
  };
}

function makeYear(days: ZoneYear, hours: DayHours, kindOf: DayKindSource): CalendarYear {
  const reasons = days.dates.map((date, i) => (hours.everyDay ? 'every-day' : reasonOf(days, i, kindOf(date))));
  const office = reasons.map((reason, i) => (isOpen(reason) ? officeOf(days, i, hours) : []));
  const spans = office.flat();
  return {
    days,
    reasons,
    opens: Float64Array.from(spans, ({ from }) => from),
    closes: Float64Array.from(spans, ({ to }) => to),
    before: Float64Array.from(sums(spans.map(({ from, to }) => to - from))),
    firstSpan: Int32Array.from(sums(office.map(({ length }) => length))),
    openDays: Int32Array.from(office.flatMap(({ length }, i) => (length > 0 ? [i] : []))),
    openDaysBefore: Int32Array.from(sums(office.map(({ length }) => Math.min(length, 1)))),
  };
}

export const isOpen = (reason: DayReason): boolean => reason !== 'weekend' && reason !== 'holiday';

const officeOf = (days: ZoneYear, index: number, hours: DayHours): Interval[] =>
  hours
    .on(days.dates[index] as string, days.weekday(index))
    .map(({ from, to }) => ({ from: days.instantOf(index, from), to: days.instantOf(index, to) }))
    .filter(({ from, to }) => from < to);

/** For each value the sum of those before it; the last entry is the sum of all. */
function sums(values: readonly number[]): number[] {
  const all = [0];
  values.forEach((value, i) => all.push((all[i] as number) + value));
  return all;
}

function reasonOf(days: ZoneYear, index: number, kind: DayKind | undefined): DayReason {
  const isWeekend = days.weekday(index) > 5;
  switch (kind) {
    case 'working':
      return isWeekend ? 'make-up' : 'working';
    case 'rest':
      return isWeekend ? 'weekend' : 'holiday';
    case undefined:
      throw new CalendarYearUnknown(days.year);
    default:
      return kind;
  }
}
