import { lastKnownYear, localDates } from '@hotline/calendar';
import type { Text } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';

/**
 * Number of days before the end of the known calendar from which the next year is reported as missing. The State
 * Council publishes the holidays of a year in the autumn before.
 */
const WARN_DAYS = 60;
const DAY_MS = 86_400_000;

/** How far limits in working time can be computed. */
export interface CalendarState {
  /** Last day whose calendar is known, ISO date; absent when the present year is not known. */
  readonly until?: string;
  /** Days from now to the end of that day; 0 when the present year is not known. */
  readonly daysLeft: number;
  /** The year whose holidays must be loaded now, because limits end in it. */
  readonly missing?: { readonly year: number; readonly text: Text };
}

/** Returns how far limits can be computed at an instant (epoch ms). */
export function calendarState({ calendar }: Jurisdiction, now: number): CalendarState {
  const { dateOf, startOf } = localDates(calendar.timeZone);
  const thisYear = Number(dateOf(now).slice(0, 4));
  const last = lastKnownYear(calendar, thisYear);
  if (last === undefined) return { daysLeft: 0, missing: { year: thisYear, text: isMissing(thisYear) } };
  const daysLeft = Math.ceil((startOf(`${last + 1}-01-01`) - now) / DAY_MS);
  return {
    until: `${last}-12-31`,
    daysLeft,
    ...(daysLeft <= WARN_DAYS ? { missing: { year: last + 1, text: willBeMissing(last + 1) } } : {}),
  };
}

const LOAD = 'Load them: npm run calendar -- load FILE';

const isMissing = (year: number): Text => ({
  zh: `${year}年节假日安排尚未录入，工单时限待定。请录入：npm run calendar -- load 文件`,
  en: `The holidays of ${year} are not loaded, so limits are pending. ${LOAD}`,
});

const willBeMissing = (year: number): Text => ({
  zh: `${year}年节假日安排尚未录入，跨年工单的时限将待定。请录入：npm run calendar -- load 文件`,
  en: `The holidays of ${year} are not loaded; limits that end in it stay pending. ${LOAD}`,
});
