import type { CalendarRules } from '@hotline/jurisdiction';
import { dayKinds } from './day-kinds';

/** The last year, from `year` on, whose holidays and make-up days are known; undefined when `year` itself is not. */
export function lastKnownYear(rules: CalendarRules, year: number): number | undefined {
  const kindOf = dayKinds(rules);
  let last: number | undefined;
  for (let next = year; kindOf(`${next}-10-01`) !== undefined; next += 1) last = next;
  return last;
}
