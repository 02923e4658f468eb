/** Which hours count as working time. */

/** Local times of day, HH:MM; `24:00` is the end of the day. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/**
 * Hours that replace the office hours of a working day, in a season (MM-DD, both ends included) or on some weekdays.
 */
export interface OtherHours {
  readonly season?: { readonly from: string; readonly to: string } | undefined;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly hours: readonly DayWindow[];
}

/** Hours in which a unit of city management passes. */
export interface TimeBase {
  readonly days: 'every-day' | 'working-days';
  readonly hours: readonly DayWindow[];
}

export interface CalendarRules {
  readonly timeZone: string;
  /** Local office hours of a working day, e.g. 08:30–12:00 and 13:30–17:30. */
  readonly officeHours: readonly DayWindow[];
  /** Exceptions to `officeHours`; the first that fits holds. */
  readonly otherHours?: readonly OtherHours[] | undefined;
  /** `urgent` counts `urgent-hours` and `urgent-days`, `city` counts `city-hours`. */
  readonly timeBases?: { readonly urgent?: TimeBase | undefined; readonly city?: TimeBase | undefined } | undefined;
  /** Days that differ from the national calendar, and years that it does not contain yet. */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly years: readonly number[];
}
