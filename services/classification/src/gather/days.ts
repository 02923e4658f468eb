import { localDates } from '@hotline/calendar';
import type { ReceivedDays } from '../domain/mentions/mention';
import { calendarWords } from './calendar-words';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/**
 * Resolves days relative to the receipt of a text.
 * @param receivedAt epoch ms
 * @throws TimeZoneUnknown
 */
export function daysOf(timeZone: string, receivedAt: number): ReceivedDays {
  const { dateOf, startOf } = localDates(timeZone);
  const today = dateOf(receivedAt);
  const instantOf = (date: string, minutes: number): number => {
    const wall = Date.parse(`${date}T00:00Z`) + minutes * MINUTE_MS;
    const midnight = wall - (wall % DAY_MS);
    return startOf(new Date(midnight).toISOString().slice(0, 10)) + (wall - midnight);
  };
  return {
    dayOf: (words) => calendarWords(words, today),
    at(date, minutes) {
      const wall = Date.parse(`${date}T00:00Z`) + minutes * MINUTE_MS;
      return `${new Date(wall).toISOString().slice(0, 16)}${offset(wall - instantOf(date, minutes))}`;
    },
    isLater: (date, minutes) => instantOf(date, minutes) > receivedAt,
  };
}

/** A distance from UTC (ms) in the form +08:00. */
function offset(ms: number): string {
  const minutes = Math.abs(Math.round(ms / MINUTE_MS));
  return `${ms < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
