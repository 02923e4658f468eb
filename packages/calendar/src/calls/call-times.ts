import type { CalendarRules, DayWindow } from '@hotline/jurisdiction';
import { dayKinds } from '../day-kinds';
import { zoneOf, type ZoneYear } from '../zone';

/**
 * When one person can be reached. Times are local, HH:MM. Without `from` the hours begin at 00:00, without `to` they
 * end at 24:00, without `days` they apply on every day.
 */
export interface ReachableHours {
  readonly days?: 'working-days' | 'rest-days' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Hours in which people may be called. Instants are epoch milliseconds. */
export interface CallTimes {
  /**
   * The first instant, from `from` on, at which a person may be called: in the call hours of the jurisdiction and in
   * the person's own hours. If possible it lies in another window than the earlier calls at `tried`. The person's own
   * hours are ignored if no call hours fall into them.
   */
  next(from: number, reachable?: ReachableHours, tried?: readonly number[]): number;
}

const DAY_MINUTES = 1440;
/** Number of days in which a time to call is searched: more than the longest series of holidays. */
const DAYS_AHEAD = 15;
/** Number of days in which a window without an earlier call is preferred; after them, the next window is taken. */
const DAYS_FOR_ANOTHER_WINDOW = 3;

interface Opening {
  readonly window: number;
  readonly day: number;
  readonly at: number;
}

/** If `hours` is empty, a call is possible at any time. @throws TimeZoneUnknown */
export function callTimes(rules: CalendarRules, hours: readonly DayWindow[]): CallTimes {
  const windows =
    hours.length > 0
      ? hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
      : [{ from: 0, to: DAY_MINUTES }];
  const openings = (from: number, reachable: ReachableHours): Opening[] => {
    const days = localDays(rules, from, reachable.days);
    const [own, until] = [minuteOf(reachable.from ?? '00:00'), minuteOf(reachable.to ?? '24:00')];
    return days.flatMap(({ year, index, day }) =>
      windows.flatMap((window, number) => {
        const [begin, end] = [Math.max(window.from, own), Math.min(window.to, until)];
        if (begin >= end || year.instantOf(index, end) <= from) return [];
        return [{ window: number, day, at: Math.max(from, year.instantOf(index, begin)) }];
      }),
    );
  };
  const windowAt = (at: number): number => {
    const year = zoneOf(rules.timeZone).yearAt(at);
    const index = year.dayAt(at);
    return windows.findIndex(({ from, to }) => year.instantOf(index, from) <= at && at < year.instantOf(index, to));
  };
  return {
    next: (from, reachable = {}, tried = []) => {
      const fitting = openings(from, reachable);
      const possible = fitting.length > 0 ? fitting : openings(from, {});
      const used = new Set(tried.map(windowAt));
      const another = possible.find(({ window, day }) => day < DAYS_FOR_ANOTHER_WINDOW && !used.has(window));
      return (another ?? possible[0])?.at ?? from;
    },
  };
}

interface LocalDay {
  readonly year: ZoneYear;
  readonly index: number;
  /** Number of days after the first day of the search. */
  readonly day: number;
}

/**
 * The days from an instant on that are of one kind. If the calendar of a year is not known, Monday to Friday count as
 * working days.
 */
function localDays(rules: CalendarRules, from: number, kind: ReachableHours['days']): LocalDay[] {
  const zone = zoneOf(rules.timeZone);
  const kindOf = dayKinds(rules);
  const first = zone.yearAt(from);
  const firstIndex = first.dayAt(from);
  return Array.from({ length: DAYS_AHEAD }, (_, day) => {
    const start = zone.startOfDay(first, firstIndex + day);
    const year = zone.yearAt(start);
    return { year, index: year.dayAt(start), day };
  }).filter(({ year, index }) => {
    if (!kind) return true;
    const known = kindOf(year.dates[index] as string);
    const isWorking = known ? known === 'working' || known === 'make-up' : year.weekday(index) <= 5;
    return isWorking === (kind === 'working-days');
  });
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
