import type { CalendarRules } from '@hotline/jurisdiction';
import { getDayDetail } from 'chinese-days';
import type { DayKind, DayKindSource } from './working-time';

/**
 * Kinds of days from the national calendar (package chinese-days, after the State Council's yearly notice), corrected by the
 * pack. A year is known if the package holds its statutory days or the pack lists it in `years`; of other years the package
 * would say "Monday to Friday", which is a guess, so the source answers `undefined`.
 */
export function dayKinds(rules: CalendarRules): DayKindSource {
  const holidays = new Set(rules.holidays);
  const workdays = new Set(rules.workdays);
  const listed = new Set(rules.years);
  const known = new Map<number, boolean>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    let isKnown = known.get(year);
    if (isKnown === undefined) known.set(year, (isKnown = listed.has(year) || packageHolds(year)));
    if (!isKnown) return undefined;
    if (holidays.has(date)) return 'holiday';
    if (workdays.has(date)) return 'working';
    return nationalKind(date);
  };
}

/** The package knows a year if National Day is a named holiday in it. */
function packageHolds(year: number): boolean {
  return nationalKind(`${year}-10-01`) === 'holiday';
}

function nationalKind(date: string): DayKind {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // A local Date, because the package reads an ISO string as UTC and then asks for the local day: a day off west of Greenwich.
  const { work, name } = getDayDetail(new Date(year, month - 1, day));
  const isNamed = name.includes(','); // "National Day,国庆节,3" against "Friday"
  if (work) return isNamed ? 'make-up' : 'working';
  return isNamed ? 'holiday' : 'rest';
}
