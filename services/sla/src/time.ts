import { calendarOf, CalendarYearUnknown, whereYearKnown } from '@hotline/calendar';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Time, UnknownYear } from './domain/time';

/** The instant, or the year that the calendar does not know; other errors pass through. */
function unlessUnknown(compute: () => number): number | UnknownYear {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return { unknownYear: error.year };
    throw error;
  }
}

/** The clocks of a jurisdiction: its policies over its calendar. */
export function timeOf(jurisdiction: Jurisdiction): Time {
  const calendar = calendarOf(jurisdiction.calendar);
  return {
    policy: (about) => jurisdiction.slaPolicy(about),
    dueAt: (start, limit) => unlessUnknown(() => calendar.addWorking(start, limit).dueAt),
    warnAt: (start, limit, share) => calendar.shareOf(start, limit, share),
    counted: (from, to, limit) =>
      limit.unit === 'hours' || limit.unit === 'minutes'
        ? to - from
        : whereYearKnown(() => calendar.workingElapsed(from, to)),
  };
}
