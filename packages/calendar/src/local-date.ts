import { civilDay, isoDate } from './civil-day';
import { zoneOf } from './zone';

export interface LocalDates {
  /** ISO date of an instant (epoch ms) in the zone. */
  dateOf(instant: number): string;
  /** First instant of the local day in which `instant` falls. */
  startOfDay(instant: number): number;
  /** First instant of an ISO date in the zone. */
  startOf(date: string): number;
}

const known = new Map<string, LocalDates>();

/** Built once for each zone. @throws TimeZoneUnknown */
export function localDates(timeZone: string): LocalDates {
  const dates = known.get(timeZone) ?? datesOf(timeZone);
  known.set(timeZone, dates);
  return dates;
}

function datesOf(timeZone: string): LocalDates {
  const zone = zoneOf(timeZone);
  return {
    dateOf: (instant) => isoDate(zone.dayOf(instant)),
    startOfDay: (instant) => zone.instantOf(zone.dayOf(instant), 0),
    startOf: (date) => zone.instantOf(civilDay(date), 0),
  };
}
