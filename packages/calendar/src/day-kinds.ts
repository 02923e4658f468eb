import type { CalendarRules } from '@hotline/jurisdiction';
import { getDayDetail } from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import type { DayKind, DayKindSource } from './calendar-year';

/**
 * Kinds of days in a jurisdiction.
 * - A year that the pack lists in `years` is given whole by the pack: its holidays, its make-up days, else Monday to
 *   Friday.
 * - Other years come from the national calendar (package chinese-days, after the State Council's yearly notice);
 *   holidays and working days of the pack correct them.
 * - Of a year that neither holds, the package would say "Monday to Friday", which is a guess, so the source answers
 *   undefined.
 */
export function dayKinds(rules: CalendarRules): DayKindSource {
  const holidays = new Set(rules.holidays);
  const workdays = new Set(rules.workdays);
  const listed = new Set(rules.years);
  const held = new Map<number, boolean>();
  const isHeld = (year: number): boolean => {
    const known = held.get(year) ?? packageHolds(year);
    held.set(year, known);
    return known;
  };
  return (date) => {
    const year = Number(date.slice(0, 4));
    if (!listed.has(year) && !isHeld(year)) return undefined;
    if (holidays.has(date)) return 'holiday';
    if (workdays.has(date)) return 'working';
    if (listed.has(year)) return Temporal.PlainDate.from(date).dayOfWeek > 5 ? 'rest' : 'working';
    return nationalKind(date);
  };
}

/** The package knows a year if National Day is a named holiday in it. */
function packageHolds(year: number): boolean {
  return nationalKind(`${year}-10-01`) === 'holiday';
}

function nationalKind(date: string): DayKind {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // A local Date, because the package reads an ISO string as UTC and then uses the local day, which west of Greenwich
  // is the day before.
  const { work, name } = getDayDetail(new Date(year, month - 1, day));
  const isNamed = name.includes(','); // "National Day,国庆节,3" against "Friday"
  if (work) return isNamed ? 'make-up' : 'working';
  return isNamed ? 'holiday' : 'rest';
}
