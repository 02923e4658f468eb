import { CalendarYearUnknown } from './calendar-year';

/** The result of `compute`; undefined when it throws CalendarYearUnknown. Other errors are thrown on. */
export function whereYearKnown<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return undefined;
    throw error;
  }
}
