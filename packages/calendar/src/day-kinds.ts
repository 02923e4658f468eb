import type { CalendarRules } from '@hotline/jurisdiction';
import { getDayDetail } from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import type { DayKind, DayKindSource } from './calendar-year';

/**
 * Kinds of days in a jurisdiction.
 * - The pack alone describes a year that it lists in `years`: its holidays, its make-up days, otherwise Monday to
 *   Friday.
 * - Other years come from the national calendar (package chinese-days, from the State Council's yearly notices).
 *   Holidays and working days of the pack take precedence over it.
 * - The source answers undefined for a year that neither holds: the package would guess "Monday to Friday".
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

/** The package has the data of a year if it returns National Day as a named holiday. */
function packageHolds(year: number): boolean {
  return nationalKind(`${year}-10-01`) === 'holiday';
}

function nationalKind(date: string): DayKind {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // The package must get a local Date. It would read an ISO string as UTC and then take the local day of that instant,
  // which west of Greenwich is the day before.
  const { work, name } = getDayDetail(new Date(year, month - 1, day));
  const isNamed = name.includes(','); // "National Day,国庆节,3"; a day without a name is "Friday"
  if (work) return isNamed ? 'make-up' : 'working';
  return isNamed ? 'holiday' : 'rest';
}
