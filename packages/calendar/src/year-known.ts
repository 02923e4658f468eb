import { CalendarYearUnknown } from './calendar-year';

/**
 * The result of `compute`, or undefined when it needs a year that the calendar does not know. Other errors pass
 * through.
 */
export function whereYearKnown<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return undefined;
    throw error;
  }
}
