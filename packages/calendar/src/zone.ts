import { Temporal } from 'temporal-polyfill';
import { DAY_MS, MINUTE_MS } from './durations';

/**
 * The local days of one year in one time zone. Days are indexes from 0 (1 January). Instants are epoch milliseconds.
 */
export interface ZoneYear {
  readonly year: number;
  /** ISO date of each day. */
  readonly dates: readonly string[];
  /** First instant of each day. The last entry is the first instant of the next year. */
  readonly starts: Float64Array;
  /** Day of the week of each day, 1 (Monday) to 7. */
  weekday(index: number): number;
  /** Index of the day in which an instant of this year falls. */
  dayAt(instant: number): number;
  /**
   * Instant of a local time, given in minutes after midnight (0–1440). A time that a clock change skips becomes later
   * by the length of the change.
   */
  instantOf(index: number, minutes: number): number;
}

/** Years of one IANA time zone, summer time included. */
export interface Zone {
  yearAt(instant: number): ZoneYear;
  year(year: number): ZoneYear;
  /** First instant of the day `index` of a year. An index after 31 December is a day of a later year. */
  startOfDay(year: ZoneYear, index: number): number;
}

/** Thrown when the IANA data of this platform does not have the time zone that a pack names. */
export class TimeZoneUnknown extends Error {
  constructor(
    readonly timeZone: string,
    options?: { cause?: unknown },
  ) {
    super(
      `Time zone "${timeZone}" is not an IANA name: write for example "Asia/Shanghai" as timeZone of the pack's calendar.`,
      options,
    );
    this.name = 'TimeZoneUnknown';
  }
}

const MEAN_YEAR_MS = 365.2425 * DAY_MS;
/**
 * Largest number of years in the cache of a zone, about 20 kB each. Requests may name any year, so it needs a limit.
 */
const MOST_YEARS = 200;

const zones = new Map<string, Zone>();

/** Built once for each zone. @throws TimeZoneUnknown */
export function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? makeZone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

function makeZone(timeZone: string): Zone {
  refuseUnknown(timeZone);
  const years = new Map<number, ZoneYear>();
  const year = (number: number): ZoneYear => {
    const known = years.get(number);
    if (known) return known;
    if (years.size >= MOST_YEARS) years.clear();
    const made = makeYear(number, timeZone);
    years.set(number, made);
    return made;
  };
  const yearAt = (instant: number): ZoneYear => {
    let found = year(Math.floor(instant / MEAN_YEAR_MS) + 1970);
    while (instant < instantAt(found.starts, 0)) found = year(found.year - 1);
    while (instant >= instantAt(found.starts, found.dates.length)) found = year(found.year + 1);
    return found;
  };
  const startOfDay = ({ year: first }: ZoneYear, index: number): number => {
    let days = year(first);
    let left = index;
    for (; left >= days.dates.length; days = year(days.year + 1)) left -= days.dates.length;
    return instantAt(days.starts, left);
  };
  return { year, yearAt, startOfDay };
}

function refuseUnknown(timeZone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new TimeZoneUnknown(timeZone, { cause });
  }
}

function makeYear(year: number, timeZone: string): ZoneYear {
  const first = new Temporal.PlainDate(year, 1, 1);
  const dates = datesOf(year);
  const changing = clockChanges(first, timeZone);
  const starts = startsOf(first, dates.length, changing, timeZone);
  const { dayOfWeek } = first;
  return {
    year,
    dates,
    starts,
    weekday: (index) => ((dayOfWeek - 1 + index) % 7) + 1,
    dayAt: (instant) => dayAt(starts, instant),
    instantOf: (index, minutes) => {
      if (minutes === 1440) return instantAt(starts, index + 1);
      if (!changing.has(index)) return instantAt(starts, index) + minutes * MINUTE_MS;
      const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
      return first.add({ days: index }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    },
  };
}

function datesOf(year: number): string[] {
  const months = Array.from({ length: 12 }, (_, i) => new Temporal.PlainYearMonth(year, i + 1));
  return months.flatMap((month) =>
    Array.from({ length: month.daysInMonth }, (_, day) => `${month.toString()}-${String(day + 1).padStart(2, '0')}`),
  );
}

/** Indexes of the days on which the clock changes. A change at midnight concerns two days. */
function clockChanges(first: Temporal.PlainDate, timeZone: string): ReadonlySet<number> {
  const changing = new Set<number>();
  const indexOf = (time: Temporal.ZonedDateTime): number => first.until(time.toPlainDate()).days;
  let change = first.toZonedDateTime(timeZone).getTimeZoneTransition('next');
  while (change && change.subtract({ nanoseconds: 1 }).year <= first.year) {
    changing.add(indexOf(change.subtract({ nanoseconds: 1 }))).add(indexOf(change));
    change = change.getTimeZoneTransition('next');
  }
  return changing;
}

/**
 * First instants of the days. Temporal takes about 50 µs a day, so it computes only the days next to a clock change.
 */
function startsOf(first: Temporal.PlainDate, days: number, changing: ReadonlySet<number>, timeZone: string) {
  const starts = new Float64Array(days + 1);
  for (let i = 0; i <= days; i += 1) {
    const asked = i === 0 || i === days || changing.has(i) || changing.has(i - 1);
    starts[i] = asked
      ? first.add({ days: i }).toZonedDateTime(timeZone).epochMilliseconds
      : instantAt(starts, i - 1) + DAY_MS;
  }
  return starts;
}

function dayAt(starts: Float64Array, instant: number): number {
  let index = Math.min(Math.floor((instant - instantAt(starts, 0)) / DAY_MS), starts.length - 2);
  while (instant < instantAt(starts, index)) index -= 1;
  while (instant >= instantAt(starts, index + 1)) index += 1;
  return index;
}

const instantAt = (starts: Float64Array, index: number): number => starts[index] as number;
