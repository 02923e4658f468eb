import { calendarOf, CalendarYearUnknown, whereYearKnown, type TimeSpan } from '@hotline/calendar';
import type { Jurisdiction, Limit, SlaPolicy, TicketKind, Urgency } from '@hotline/jurisdiction';

/**
 * The calendar does not know the holidays and make-up days of this year, so a limit that reaches into it has no due
 * time yet.
 */
export interface UnknownYear {
  readonly unknownYear: number;
}

/** Policies and working time of one jurisdiction; pure look-ups. Instants in epoch ms. */
export interface Time {
  policy(about: { readonly kind: TicketKind; readonly matter?: string; readonly urgency: Urgency }): SlaPolicy;
  dueAt(start: number, limit: Limit): number | UnknownYear;
  /** When `share` (0–1) of the limit's counted time has passed. Only for a limit whose due time is known. */
  warnAt(start: number, limit: Limit, share: number): number;
  /**
   * Time between two instants as the limit counts it, ms; undefined when that needs a year that the calendar does not
   * know.
   */
  counted(from: number, to: number, limit: Limit): number | undefined;
  /** Each part of the time between two instants, counted or not; undefined when that needs an unknown year. */
  explain(from: number, to: number, limit: Limit): readonly TimeSpan[] | undefined;
}

/** The instant, or the year that the calendar does not know. Other errors are rethrown. */
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
    counted: (from, to, limit) => whereYearKnown(() => calendar.elapsed(from, to, limit.unit)),
    explain: (from, to, { unit }) => whereYearKnown(() => calendar.explain(from, to, unit)),
  };
}
