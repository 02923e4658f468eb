import type { CalendarRules } from '@hotline/jurisdiction';
import { dayKinds } from './day-kinds';
import { workingCalendar, type WorkingCalendar } from './working-time';

export * from './working-time';
export { callTimes, type CallTimes, type ReachableHours } from './calls/call-times';
export { whereYearKnown } from './year-known';
export { checkNotice, type CheckedNotice, type YearNotice, type YearNoticeFault } from './year-notice';
export { dayKinds } from './day-kinds';
export { isYearKnown, lastKnownYear } from './known';
export { localDates, type LocalDates } from './local-date';

const calendars = new WeakMap<CalendarRules, WorkingCalendar>();

/**
 * The calendar of a jurisdiction, based on the national one. Built once for each `rules`. @throws TimeZoneUnknown,
 * RangeError
 */
export function calendarOf(rules: CalendarRules): WorkingCalendar {
  const calendar = calendars.get(rules) ?? workingCalendar(rules, dayKinds(rules));
  calendars.set(rules, calendar);
  return calendar;
}
