import type { DayWindow, OtherHours, TimeBase } from '@hotline/jurisdiction';

/** A window [from, to) in minutes after midnight. */
interface Minutes {
  readonly from: number;
  readonly to: number;
}

/** The hours of each open day in which a time base counts. */
export interface DayHours {
  /** True where rest days and holidays count as open days too. */
  readonly everyDay: boolean;
  /** Hours of a day to which no exception applies. */
  readonly usual: readonly Minutes[];
  /** Hours of an ISO date. `weekday`: its day of the week, 1 (Monday) to 7. */
  on(date: string, weekday: number): readonly Minutes[];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Office hours with their exceptions. @throws RangeError for windows that are empty, overlap or are not HH:MM */
export function officeHoursOf(officeHours: readonly DayWindow[], others: readonly OtherHours[] = []): DayHours {
  const usual = minutesOf(officeHours);
  const exceptions = others.map((other) => ({ applies: appliesOn(other), hours: minutesOf(other.hours) }));
  return {
    everyDay: false,
    usual,
    on: (date, weekday) => exceptions.find(({ applies }) => applies(date.slice(5), weekday))?.hours ?? usual,
  };
}

/** Hours of a time base of city management. @throws RangeError as `officeHoursOf` does */
export function baseHoursOf({ days, hours }: TimeBase): DayHours {
  const usual = minutesOf(hours);
  return { everyDay: days === 'every-day', usual, on: () => usual };
}

/** Tests whether an exception applies on a day (MM-DD). A season that ends before it begins spans the new year. */
function appliesOn({ season, weekdays: on }: OtherHours): (monthDay: string, weekday: number) => boolean {
  const days = on && new Set(on.map((name) => weekdays.indexOf(name) + 1));
  return (monthDay, weekday) => {
    if (days && !days.has(weekday)) return false;
    if (!season) return true;
    const { from, to } = season;
    return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
  };
}

/** Windows as minutes after midnight. They must be in order, must not touch, and none may be empty. */
function minutesOf(windows: readonly DayWindow[]): readonly Minutes[] {
  let last = -1;
  const hours = windows.map(({ from, to }) => {
    const span = { from: minuteOf(from), to: minuteOf(to) };
    if (span.from <= last || span.to <= span.from) {
      throw new RangeError(
        `Office hours ${from}–${to} overlap, touch or run backwards: list them in order, apart from each other.`,
      );
    }
    last = span.to;
    return span;
  });
  if (hours.length === 0) throw new RangeError('The calendar has no office hours: working time would never pass.');
  return hours;
}

function minuteOf(time: string): number {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const minutes = hour * 60 + minute;
  if (!(minutes >= 0 && minutes <= 1440)) throw new RangeError(`"${time}" is not a time of day: write HH:MM.`);
  return minutes;
}
