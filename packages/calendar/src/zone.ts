import { DAY_MS, HOUR_MS, MINUTE_MS, dayNumber } from './civil-day';

/** Local days and times of one IANA time zone, summer time included. */
export interface Zone {
  /** Number of the local day in which an instant (epoch milliseconds) falls. */
  dayOf(instant: number): number;
  /**
   * Instant of a local time, given as minutes after midnight (0–1440). A time that a clock change skips is moved by the
   * change.
   */
  instantOf(day: number, minutes: number): number;
}

/** The pack names a time zone that the IANA data of this platform does not hold. */
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

/** @throws TimeZoneUnknown */
export function zoneOf(timeZone: string): Zone {
  const readOffset = offsetReader(timeZone);
  const offsets = new Map<number, number | 'changes'>();
  /** Offsets are asked of the platform once for each UTC day; only on days with a clock change, each time. */
  const offsetAt = (instant: number): number => {
    const utcDay = Math.floor(instant / DAY_MS);
    let known = offsets.get(utcDay);
    if (known === undefined) {
      const atStart = readOffset(utcDay * DAY_MS);
      known = atStart === readOffset((utcDay + 1) * DAY_MS) ? atStart : 'changes';
      offsets.set(utcDay, known);
    }
    return known === 'changes' ? readOffset(instant) : known;
  };
  return {
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY_MS),
    instantOf: (day, minutes) => {
      const wall = day * DAY_MS + minutes * MINUTE_MS;
      const guess = wall - offsetAt(wall);
      const instant = wall - offsetAt(guess);
      const exists = instant + offsetAt(instant) === wall;
      return exists ? instant : Math.max(instant, guess);
    },
  };
}

/** Reads the distance of local time from UTC, in milliseconds, at an instant. */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = formatter(timeZone);
  return (instant) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const wall = dayNumber(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
    return wall - Math.floor(instant / 1000) * 1000;
  };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const digits = 'numeric' as const;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: digits,
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
  } catch (cause) {
    throw new TimeZoneUnknown(timeZone, { cause });
  }
}
