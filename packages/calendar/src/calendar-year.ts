import type { Text } from '@hotline/jurisdiction';
import type { DayHours } from './day-hours';
import { MINUTE_MS } from './durations';
import type { Zone, ZoneYear } from './zone';

/**
 * What a date is in the public calendar. A source may answer with `working` and `rest` only: then a rest day from
 * Monday to Friday is explained as a holiday, and a working Saturday or Sunday as a make-up day (调休上班).
 */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up';

/** Kind of an ISO date; `undefined` when the calendar of its year is not known. */
export type DayKindSource = (date: string) => DayKind | undefined;

/** Thrown where working time is needed for a year whose holidays and make-up days are not known. */
export class CalendarYearUnknown extends Error {
  readonly text: Text;
  constructor(readonly year: number) {
    super(`The holidays of ${year} are not loaded, so this time limit cannot be counted. Load the notice of the year.`);
    this.name = 'CalendarYearUnknown';
    this.text = { zh: `${year}年节假日安排尚未录入，无法计算时限。请录入该年的放假通知。`, en: this.message };
  }
}

/** An interval [from, to) in epoch milliseconds, or in minutes after midnight. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Why a day is open or closed. `every-day`: the time base counts on rest days too and needs no public calendar. */
export type DayReason = 'working' | 'make-up' | 'weekend' | 'holiday' | 'every-day';

/**
 * Working time of one year as tables of integers: a due time costs a few look-ups and one binary search. Days are
 * indexes from 1 January. A span is one uninterrupted stretch of office hours. Instants are epoch milliseconds.
 */
export interface CalendarYear {
  readonly days: ZoneYear;
  readonly reasons: readonly DayReason[];
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /**
   * Office time from 1 January to the opening of each span, in ms. The last entry is the office time of the whole year.
   */
  readonly before: Float64Array;
  /** Index of the first span of each day. The last entry is the number of spans. */
  readonly firstSpan: Int32Array;
  /** Indexes of the days with office hours, in order. */
  readonly openDays: Int32Array;
  /** Number of days with office hours before each day. The last entry is the number in the whole year. */
  readonly openDaysBefore: Int32Array;
}

export interface CalendarYears {
  /** @throws CalendarYearUnknown */
  yearAt(instant: number): CalendarYear;
  /** @throws CalendarYearUnknown */
  after(year: CalendarYear): CalendarYear;
  /** Office time, in milliseconds, of a day to which no exception (`otherHours`) applies. */
  readonly usualMs: number;
}

/** The years of a calendar under one time base. Each year is computed once. */
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
  const office = reasons.map((reason, i) => (isOpen(reason) && exists(days, i) ? officeOf(days, i, hours) : []));
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

/** False for a day that the zone skipped: Apia went from 29 to 31 December 2011. */
const exists = ({ starts }: ZoneYear, index: number): boolean =>
  (starts[index] as number) < (starts[index + 1] as number);

const officeOf = (days: ZoneYear, index: number, hours: DayHours): Interval[] =>
  hours
    .on(days.dates[index] as string, days.weekday(index))
    .map(({ from, to }) => ({ from: days.instantOf(index, from), to: days.instantOf(index, to) }))
    .filter(({ from, to }) => from < to);

/** For each value the sum of all values before it. The last entry is the sum of all values. */
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
