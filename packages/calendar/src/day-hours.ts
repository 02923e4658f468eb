import type { DayWindow, OtherHours, TimeBase } from '@hotline/jurisdiction';

/** Minutes after midnight, half-open. */
interface Minutes {
  readonly from: number;
  readonly to: number;
}

/** The hours in which a time base counts on an open day. */
export interface DayHours {
  /** Rest days and holidays are open as well. */
  readonly everyDay: boolean;
  /** Hours of a usual day. */
  readonly usual: readonly Minutes[];
  /** Hours of an ISO date, whose day of the week is 1 (Monday) to 7. */
  on(date: string, weekday: number): readonly Minutes[];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Office hours with their exceptions. @throws RangeError for hours that are no hours */
export function officeHoursOf(officeHours: readonly DayWindow[], others: readonly OtherHours[] = []): DayHours {
  const usual = minutesOf(officeHours);
  const exceptions = others.map((other) => ({ applies: appliesOn(other), hours: minutesOf(other.hours) }));
  return {
    everyDay: false,
    usual,
    on: (date, weekday) => exceptions.find(({ applies }) => applies(date.slice(5), weekday))?.hours ?? usual,
  };
}

/** Hours of a time base of city management. @throws RangeError for hours that are no hours */
export function baseHoursOf({ days, hours }: TimeBase): DayHours {
  const usual = minutesOf(hours);
  return { everyDay: days === 'every-day', usual, on: () => usual };
}

/** A season whose end comes before its beginning spans the new year. */
function appliesOn({ season, weekdays: on }: OtherHours): (monthDay: string, weekday: number) => boolean {
  const days = on && new Set(on.map((name) => weekdays.indexOf(name) + 1));
  return (monthDay, weekday) => {
    if (days && !days.has(weekday)) return false;
    if (!season) return true;
    const { from, to } = season;
    return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
  };
}

/** Windows as minutes after midnight, checked: in order, apart, not empty. */
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
