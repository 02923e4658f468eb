import type { CalendarRules } from '@hotline/jurisdiction';
import { dayKinds } from './day-kinds';

/** Whether the national calendar or the pack has the holidays and make-up days of a year. */
export const isYearKnown = (rules: CalendarRules, year: number): boolean =>
  dayKinds(rules)(`${year}-10-01`) !== undefined;

/** The last of the consecutive known years that begin with `year`. Undefined when `year` itself is not known. */
export function lastKnownYear(rules: CalendarRules, year: number): number | undefined {
  let last: number | undefined;
  for (let next = year; isYearKnown(rules, next); next += 1) last = next;
  return last;
}
