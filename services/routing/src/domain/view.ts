import { calendarOf, localDates, whereYearKnown } from '@hotline/calendar';
import type { Jurisdiction, Limit } from '@hotline/jurisdiction';

/** The parts of a jurisdiction that routing uses: powers, units and working time. */
export interface RoutingView {
  readonly jurisdiction: Jurisdiction;
  /**
   * End of the return window that starts at `from`, in working time. Both in epoch ms; undefined if the end is in a
   * year that the calendar does not know.
   */
  readonly returnBy: (from: number) => number | undefined;
  /** End of the time for opinions in a dispute that starts at `from`, in the same form as `returnBy`. */
  readonly opinionsBy: (from: number) => number | undefined;
  /** Local date of an instant (epoch ms), such as `2026-01-05`, because powers are valid between two dates. */
  readonly dateOf: (at: number) => string;
}

export function viewOf(jurisdiction: Jurisdiction): RoutingView {
  const calendar = calendarOf(jurisdiction.calendar);
  const { dateOf } = localDates(jurisdiction.calendar.timeZone);
  const after = (limit: Limit) => (from: number) => whereYearKnown(() => calendar.addWorking(from, limit).dueAt);
  return {
    jurisdiction,
    dateOf,
    returnBy: after(jurisdiction.routing.returnWindow),
    opinionsBy: after(jurisdiction.handling.consultation.opinionsWithin),
  };
}
