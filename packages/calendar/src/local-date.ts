import { Temporal } from 'temporal-polyfill';
import { zoneOf } from './zone';

export interface LocalDates {
  /** ISO date of an instant (epoch ms) in the zone. */
  dateOf(instant: number): string;
  /** First instant of the local day in which `instant` falls. */
  startOfDay(instant: number): number;
  /** First instant of an ISO date in the zone. @throws RangeError for text that is no date */
  startOf(date: string): number;
}

/** @throws TimeZoneUnknown */
export function localDates(timeZone: string): LocalDates {
  const zone = zoneOf(timeZone);
  return {
    dateOf: (instant) => {
      const year = zone.yearAt(instant);
      return year.dates[year.dayAt(instant)] as string;
    },
    startOfDay: (instant) => {
      const year = zone.yearAt(instant);
      return year.starts[year.dayAt(instant)] as number;
    },
    startOf: (date) => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds,
  };
}
