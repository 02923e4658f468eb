import {
  calendarOf,
  CalendarYearUnknown,
  localDates,
  whereYearKnown,
  type TimeSpan,
  type WorkingCalendar,
} from '@hotline/calendar';
import type {
  EscalationStep,
  Jurisdiction,
  Limit,
  LimitUnit,
  Moment,
  SlaPolicy,
  TicketKind,
  Urgency,
} from '@hotline/jurisdiction';
import type { TargetName } from '@hotline/contracts';

/**
 * The calendar does not know the holidays and make-up days of this year, so a limit that reaches into it has no due
 * time yet.
 */
export interface UnknownYear {
  readonly unknownYear: number;
}

/** A pause of a clock. `until`: its latest end. `to`: its actual end, absent while it lasts. Instants in epoch ms. */
export interface Pause {
  readonly from: number;
  readonly to?: number;
  readonly until: number;
  readonly code: string;
  /** The whole ticket was suspended. */
  readonly suspension?: true;
}

/** The fields of a target that decide when its warnings and escalation steps come. Instants in epoch ms. */
export interface Timing {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly limit: Limit;
  /** Absent if the target was never paused. */
  readonly pauses?: readonly Pause[];
}

/** Policies and working time of one jurisdiction; pure look-ups. Instants in epoch ms. */
export interface Time {
  policy(about: { readonly kind: TicketKind; readonly matter?: string; readonly urgency: Urgency }): SlaPolicy;
  dueAt(start: number, limit: Limit): number | UnknownYear;
  /** The first instant at which `ms` have passed since `at`, as the unit counts time. */
  later(at: number, ms: number, unit: LimitUnit): number | UnknownYear;
  /**
   * The instant of a moment of a running target, such as a share of its limit or a card; never before its start.
   * `policy` says when the cards come.
   */
  momentOf(timing: Timing, moment: Moment, policy: SlaPolicy): number | UnknownYear;
  /** `at`, or the next opening of offices when it lies outside office hours. */
  officeTimeFrom(at: number): number | UnknownYear;
  /** The escalation steps of a clock, in the order of the pack. */
  ladder(name: TargetName, urgency: Urgency): readonly EscalationStep[];
  /**
   * From when on a limit counts that starts at `start`: the end of the local day for limits in days, because the day of
   * receipt is not counted; otherwise `start`.
   */
  countsFrom(start: number, limit: Limit): number;
  /** Time between two instants as the limit counts it, ms; or the year that the calendar does not know. */
  passed(from: number, to: number, limit: Limit): number | UnknownYear;
  /**
   * Time between two instants as the limit counts it, ms; undefined when that needs a year that the calendar does not
   * know.
   */
  counted(from: number, to: number, limit: Limit): number | undefined;
  /** Length of a limit as its unit counts time, ms. */
  lengthOf(limit: Limit): number;
  /** Each part of the time between two instants, counted or not; undefined when that needs an unknown year. */
  explain(from: number, to: number, limit: Limit): readonly TimeSpan[] | undefined;
}

const DAY_MS = 86_400_000;
/** Largest time, in ms, by which a local day is longer than usual, where clocks are put back. */
const LONGEST_SHIFT_MS = 7_200_000;

/** The first instant after the local day of an instant. */
export function endOfDay(zone: string, at: number): number {
  const dates = localDates(zone);
  return dates.startOfDay(dates.startOfDay(at) + DAY_MS + LONGEST_SHIFT_MS);
}

/** The instant, or the year that the calendar does not know. Other errors are rethrown. */
function unlessUnknown(compute: () => number): number | UnknownYear {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return { unknownYear: error.year };
    throw error;
  }
}

/** Policies and working time of a jurisdiction, from its rules and its calendar. */
export function timeOf(jurisdiction: Jurisdiction): Time {
  const calendar = calendarOf(jurisdiction.calendar);
  const momentOf = (timing: Timing, moment: Moment, policy: SlaPolicy): number => {
    const { startedAt, dueAt } = timing;
    if ('card' in moment)
      return moment.card === 'yellow'
        ? momentOf(timing, policy.warnAt, policy)
        : momentOf(timing, policy.redAt ?? DUE, policy);
    if ('after' in moment) return calendar.addWorking(dueAt, moment.after).dueAt;
    if ('before' in moment) {
      const { before } = moment;
      const left = calendar.elapsed(startedAt, dueAt, before.unit) - calendar.lengthOf(before);
      return left <= 0 ? startedAt : Math.min(dueAt, calendar.after(startedAt, left, before.unit));
    }
    const at = shareOf(timing, moment.share, calendar);
    return moment.share <= 1 ? Math.min(dueAt, at) : at;
  };
  return {
    policy: (about) => jurisdiction.slaPolicy(about),
    dueAt: (start, limit) => unlessUnknown(() => calendar.addWorking(start, limit).dueAt),
    later: (at, ms, unit) => unlessUnknown(() => calendar.after(at, ms, unit)),
    momentOf: (timing, moment, policy) => unlessUnknown(() => momentOf(timing, moment, policy)),
    officeTimeFrom: (at) => unlessUnknown(() => calendar.after(at, 0, 'working-hours')),
    ladder: (name, urgency) =>
      jurisdiction.escalation.filter(
        ({ clocks, urgencies }) => (clocks?.includes(name) ?? true) && (urgencies?.includes(urgency) ?? true),
      ),
    countsFrom: (start, { amount, unit }) =>
      unit.endsWith('-days') && amount >= 1 ? endOfDay(jurisdiction.calendar.timeZone, start) : start,
    passed: (from, to, limit) => unlessUnknown(() => calendar.elapsed(from, to, limit.unit)),
    counted: (from, to, limit) => whereYearKnown(() => calendar.elapsed(from, to, limit.unit)),
    lengthOf: (limit) => calendar.lengthOf(limit),
    explain: (from, to, { unit }) => whereYearKnown(() => calendar.explain(from, to, unit)),
  };
}

/** The instant at which a share of the counted time of a clock has passed. Pauses do not count. */
function shareOf(
  { startedAt, dueAt, limit: { unit }, pauses = [] }: Timing,
  share: number,
  calendar: WorkingCalendar,
): number {
  const closed = pauses.flatMap(({ from, to }) =>
    to === undefined ? [] : [{ from, ms: calendar.elapsed(from, to, unit) }],
  );
  const own = closed.reduce((sum, { ms }) => sum - ms, calendar.elapsed(startedAt, dueAt, unit));
  return closed.reduce(
    (at, { from, ms }) => (at > from ? calendar.after(at, ms, unit) : at),
    calendar.after(startedAt, Math.round(own * share), unit),
  );
}

/** When a limit is due. */
const DUE: Moment = { share: 1 };
