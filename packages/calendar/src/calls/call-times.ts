import type { CalendarRules, DayWindow } from '@hotline/jurisdiction';
import { dayKinds } from '../day-kinds';
import { zoneOf, type ZoneYear } from '../zone';

/** When one person can be reached. Local times HH:MM; a side that is absent is open. */
export interface ReachableHours {
  readonly days?: 'working-days' | 'rest-days' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Hours in which people may be called. Instants are epoch milliseconds. */
export interface CallTimes {
  /**
   * The first instant, from `from` on, at which a person may be called: in the hours of the jurisdiction and in their
   * own, and if possible in another window than the calls at `tried`. Their own hours are passed over where they never
   * meet those of the jurisdiction.
   */
  next(from: number, reachable?: ReachableHours, tried?: readonly number[]): number;
}

const DAY_MINUTES = 1440;
/** Days that are looked through for hours that fit: longer than any run of holidays. */
const DAYS_AHEAD = 15;
/** Days in which another window than those tried is waited for. */
const DAYS_FOR_ANOTHER_WINDOW = 3;

interface Opening {
  readonly window: number;
  readonly day: number;
  readonly at: number;
}

/** @throws TimeZoneUnknown. Without `hours` a call is possible at any time. */
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
  /** Days after the first. */
  readonly day: number;
}

/** The days from an instant on, of one kind; in a year whose calendar is not loaded Monday to Friday are working days. */
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
