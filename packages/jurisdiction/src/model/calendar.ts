/** Rules for the hours that count as working time. */

/** Local times of day, HH:MM; `24:00` is the end of the day. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/**
 * Hours that replace the office hours on working days of a season (MM-DD, both ends included), on some weekdays, or
 * both.
 */
export interface OtherHours {
  readonly season?: { readonly from: string; readonly to: string } | undefined;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly hours: readonly DayWindow[];
}

/** Hours in which time limits of city management are counted. */
export interface TimeBase {
  readonly days: 'every-day' | 'working-days';
  readonly hours: readonly DayWindow[];
}

export interface CalendarRules {
  readonly timeZone: string;
  /** Local office hours of a working day, e.g. 08:30–12:00 and 13:30–17:30. */
  readonly officeHours: readonly DayWindow[];
  /** Exceptions to `officeHours`. The first that fits a day applies. */
  readonly otherHours?: readonly OtherHours[] | undefined;
  /** `urgent`: for limits in `urgent-hours` and `urgent-days`. `city`: for limits in `city-hours`. */
  readonly timeBases?: { readonly urgent?: TimeBase | undefined; readonly city?: TimeBase | undefined } | undefined;
  /**
   * `holidays`, `workdays`: ISO dates that differ from the national calendar. `years`: years in which only the pack
   * counts, and not the national calendar.
   */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly years: readonly number[];
}
