import { calendarOf, localDates, whereYearKnown } from '@hotline/calendar';
import type { Jurisdiction } from '@hotline/jurisdiction';

/** What routing sees of a jurisdiction: its powers, its units and its working time. */
export interface RoutingView {
  readonly jurisdiction: Jurisdiction;
  /**
   * End of the return window that begins at `from`, in working time of the calendar. Both in epoch ms; undefined when
   * it ends in a year that the calendar does
   * not know.
   */
  readonly returnBy: (from: number) => number | undefined;
  /** Local date of an instant (epoch ms) as `2026-01-05`, for powers that are valid between two dates. */
  readonly dateOf: (at: number) => string;
}

export function viewOf(jurisdiction: Jurisdiction): RoutingView {
  const calendar = calendarOf(jurisdiction.calendar);
  const { dateOf } = localDates(jurisdiction.calendar.timeZone);
  return {
    jurisdiction,
    dateOf,
    returnBy: (from) => whereYearKnown(() => calendar.addWorking(from, jurisdiction.routing.returnWindow).dueAt),
  };
}
