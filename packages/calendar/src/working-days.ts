import type { CalendarRules, Text } from '@hotline/jurisdiction';
import { MINUTE_MS, isWeekend, isoDate, yearOf } from './civil-day';
import { zoneOf } from './zone';

/**
 * What a date is in the public calendar. `working` and `rest` are enough to count; `holiday` and `make-up` say more.
 * Without them a rest day from Monday to Friday is taken for a holiday, and a working Saturday or Sunday for a make-up day.
 */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up';

/** Kind of an ISO date; `undefined` when the calendar of its year is not known. */
export type DayKindSource = (date: string) => DayKind | undefined;

/** A year whose holidays and make-up days nobody has entered: its working time cannot be counted, only guessed. */
export class CalendarYearUnknown extends Error {
  readonly text: Text;
  constructor(readonly year: number) {
    super(`The holidays of ${year} are not loaded, so this time limit cannot be counted. Load the notice of the year.`);
    this.name = 'CalendarYearUnknown';
    this.text = { zh: `${year}年节假日安排尚未录入，无法计算时限。请录入该年的放假通知。`, en: this.message };
  }
}

/** Half-open interval of epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** One local day, with its office hours as instants. */
export interface Day extends Interval {
  readonly number: number;
  readonly why: 'working' | 'make-up' | 'weekend' | 'holiday';
  /** Empty on a rest day. */
  readonly office: readonly Interval[];
  readonly workingMs: number;
}

export interface WorkingDays {
  day(number: number): Day;
  /** The local day in which an instant falls. */
  dayAt(instant: number): Day;
  /** Working time of a usual day, in milliseconds. */
  readonly usualMs: number;
}

/**
 * The days of a calendar, each worked out once.
 * @throws TimeZoneUnknown, RangeError for office hours that are no hours; `day` and `dayAt` throw CalendarYearUnknown.
 */
export function daysOf(rules: CalendarRules, kindOf: DayKindSource): WorkingDays {
  const zone = zoneOf(rules.timeZone);
  const hours = officeMinutes(rules);
  const known = new Map<number, Day>();
  const day = (number: number): Day => {
    const found = known.get(number);
    if (found) return found;
    const why = reasonOf(number, kindOf(isoDate(number)));
    const open = why === 'working' || why === 'make-up' ? hours : [];
    const office = open.map(({ from, to }) => ({ from: zone.instantOf(number, from), to: zone.instantOf(number, to) }));
    const workingMs = office.reduce((sum, { from, to }) => sum + to - from, 0);
    const made = { number, from: zone.instantOf(number, 0), to: zone.instantOf(number + 1, 0), why, office, workingMs };
    known.set(number, made);
    return made;
  };
  const usualMs = hours.reduce((sum, { from, to }) => sum + (to - from) * MINUTE_MS, 0);
  return { day, dayAt: (instant) => day(zone.dayOf(instant)), usualMs };
}

function reasonOf(number: number, kind: DayKind | undefined): Day['why'] {
  switch (kind) {
    case 'working':
      return isWeekend(number) ? 'make-up' : 'working';
    case 'rest':
      return isWeekend(number) ? 'weekend' : 'holiday';
    case undefined:
      throw new CalendarYearUnknown(yearOf(number));
    default:
      return kind;
  }
}

/** Office hours as minutes after midnight, checked: in order, apart, not empty. */
function officeMinutes(rules: CalendarRules): readonly Interval[] {
  let last = -1;
  const hours = rules.officeHours.map(({ from, to }) => {
    const span = { from: minutesOf(from), to: minutesOf(to) };
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

function minutesOf(time: string): number {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const minutes = hour * 60 + minute;
  if (!(minutes >= 0 && minutes <= 1440)) throw new RangeError(`"${time}" is not a time of day: write HH:MM.`);
  return minutes;
}
