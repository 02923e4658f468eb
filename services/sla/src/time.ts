import { calendarOf } from '@hotline/calendar';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Time } from './domain/time';

/** The clocks of a jurisdiction: its policies over its calendar. */
export function timeOf(jurisdiction: Jurisdiction): Time {
  const calendar = calendarOf(jurisdiction.calendar);
  return {
    policy: (about) => jurisdiction.slaPolicy(about),
    dueAt: (start, limit) => calendar.addWorking(start, limit).dueAt,
    warnAt: (start, limit, share) => calendar.shareOf(start, limit, share),
    counted: (from, to, limit) => (limit.unit === 'hours' || limit.unit === 'minutes' ? to - from : calendar.workingElapsed(from, to)),
  };
}
