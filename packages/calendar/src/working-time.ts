import type { CalendarRules, Limit } from '@hotline/jurisdiction';
import { HOUR_MS, MINUTE_MS } from './civil-day';
import { type Day, type DayKindSource, type WorkingDays, daysOf } from './working-days';
import { type TimeSpan, explainDays } from './working-spans';

export { CalendarYearUnknown, type DayKind, type DayKindSource } from './working-days';
export { TimeZoneUnknown } from './zone';
export { type SpanReason, type TimeSpan, spanTexts } from './working-spans';

/**
 * Working time of one jurisdiction. Instants are epoch milliseconds, intervals are half-open [from, to).
 * Every method throws CalendarYearUnknown when it has to look at a day of a year that the calendar does not know.
 */
export interface WorkingCalendar {
  /**
   * When a limit that starts at `start` expires.
   * - `minutes`, `hours`: wall clock, day and night.
   * - `working-hours`: office hours only. A start outside them waits for the next opening.
   * - `working-days`: the day of receipt is not counted, at whatever hour the receipt was; day 1 is the next working day, and the
   *   limit expires at the close of office hours of the last day. So 1 working day received on Friday before a week of holidays
   *   expires at the close of the first working day after them. Source: 民法典 arts. 201 (开始的当日不计入) and 203
   *   (有业务时间的，停止业务活动的时间为截止时间); 行政处罚法 art. 85 (工作日，不含法定节假日).
   *   A fraction counts as that share of a usual day's office hours, after the whole days: 0.5 is half a day of office time
   *   from the receipt.
   */
  addWorking(start: number, limit: Limit): { readonly dueAt: number };
  /** When `share` (0–1) of a limit's counted time has passed: for warnings. Never after the limit's `dueAt`. */
  shareOf(start: number, limit: Limit, share: number): number;
  /** Office time between two instants, in milliseconds; 0 when `to` is not after `from`. */
  workingElapsed(from: number, to: number): number;
  /** Every millisecond of [from, to) with the reason why it counts or not: in order, without gap or overlap. */
  explain(from: number, to: number): readonly TimeSpan[];
}

/** No calendar has so many rest days in a row; a source that says so is broken. */
const MOST_REST_DAYS = 366;

/** @throws TimeZoneUnknown, and RangeError for office hours that are no hours. */
export function workingCalendar(rules: CalendarRules, kindOf: DayKindSource): WorkingCalendar {
  const days = daysOf(rules, kindOf);
  const dueAt = (start: number, limit: Limit): number => expiry(days, start, limit);
  return {
    addWorking: (start, limit) => ({ dueAt: dueAt(start, limit) }),
    shareOf: (start, limit, share) => {
      const due = dueAt(start, limit);
      if (isWallClock(limit)) return Math.round(start + (due - start) * share);
      return Math.min(due, advance(days, start, Math.round(elapsed(days, start, due) * share)));
    },
    workingElapsed: (from, to) => elapsed(days, from, to),
    explain: (from, to) => explainDays(daysBetween(days, from, to), { from, to }),
  };
}

function isWallClock(limit: Limit): boolean {
  return limit.unit === 'hours' || limit.unit === 'minutes';
}

function expiry(days: WorkingDays, start: number, limit: Limit): number {
  switch (limit.unit) {
    case 'minutes':
      return start + Math.round(limit.amount * MINUTE_MS);
    case 'hours':
      return start + Math.round(limit.amount * HOUR_MS);
    case 'working-hours':
      return advance(days, start, Math.round(limit.amount * HOUR_MS));
    case 'working-days': {
      const whole = Math.floor(limit.amount);
      const rest = Math.round((limit.amount - whole) * days.usualMs);
      const closed = closeOfDay(days, start, whole);
      return rest === 0 ? closed : advance(days, closed, rest);
    }
  }
}

/** The first instant at which `ms` of office time have passed since `start`. */
function advance(days: WorkingDays, start: number, ms: number): number {
  let left = ms;
  for (let day = workingDayFrom(days, days.dayAt(start)); ; day = workingDayFrom(days, days.day(day.number + 1))) {
    for (const { from, to } of day.office) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (left <= to - begin) return begin + left;
      left -= to - begin;
    }
  }
}

/** Close of office hours of the n-th working day after the day of `start`; `start` itself for n = 0. */
function closeOfDay(days: WorkingDays, start: number, n: number): number {
  let day = days.dayAt(start);
  for (let counted = 0; counted < n; counted += 1) day = workingDayFrom(days, days.day(day.number + 1));
  return n === 0 ? start : (day.office.at(-1)?.to ?? day.to);
}

function workingDayFrom(days: WorkingDays, first: Day): Day {
  let day = first;
  for (let skipped = 0; day.office.length === 0; skipped += 1) {
    if (skipped > MOST_REST_DAYS)
      throw new RangeError(`No working day in ${MOST_REST_DAYS} days: the source of day kinds is broken.`);
    day = days.day(day.number + 1);
  }
  return day;
}

function elapsed(days: WorkingDays, from: number, to: number): number {
  let sum = 0;
  for (const day of daysBetween(days, from, to)) {
    if (day.from >= from && day.to <= to) sum += day.workingMs;
    else for (const span of day.office) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return sum;
}

function* daysBetween(days: WorkingDays, from: number, to: number): Generator<Day> {
  if (to <= from) return;
  for (let day = days.dayAt(from); ; day = days.day(day.number + 1)) {
    yield day;
    if (day.to >= to) return;
  }
}
