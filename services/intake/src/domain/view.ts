import { localDates } from '@hotline/calendar';
import type { Jurisdiction, ReadingReason, Urgency } from '@hotline/jurisdiction';
import { areaNameRemover, areApart } from './areas';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Used where the pack states no gap. */
const URGE_GAP_HOURS = 24;

/** The parts of a jurisdiction that intake uses. */
export interface IntakeView {
  readonly name: string;
  /** Period in ms. An earlier ticket of the same matter and region counts as a possible duplicate only within it. */
  readonly sameWithinMs: number;
  /** The lowest urgency that a ticket has once it was urged `after` times. */
  readonly urging: readonly { readonly after: number; readonly urgency: Urgency }[];
  /** Id → reason for which people may read who a caller is. */
  readonly readingReasons: ReadonlyMap<string, ReadingReason>;
  /** Fewest ms between two urgings of one caller on the page of their ticket. */
  readonly urgeGapMs: number;
  readonly timeZone: string;
  /** Most files that the hotline attaches to one ticket. */
  readonly filesPerTicket: number;
  /** How long after the registration, in ms, a closed ticket is offered to a follow-up call. */
  readonly followUpMs: number;
  /** Local date of an instant (epoch ms) as `2026-01-05`. */
  readonly dateOf: (at: number) => string;
  /** Removes the names of districts, towns and streets from a text, because many unrelated texts share them. */
  readonly withoutAreaNames: (text: string) => string;
  /** Whether both regions are known and neither contains the other. */
  readonly areApart: (a: string | undefined, b: string | undefined) => boolean;
}

export const viewOf = (jurisdiction: Jurisdiction): IntakeView => ({
  name: jurisdiction.name,
  sameWithinMs: jurisdiction.intake.sameWithinHours * HOUR_MS,
  urging: jurisdiction.intake.urging ?? [],
  readingReasons: jurisdiction.readingReasons,
  urgeGapMs: (jurisdiction.intake.urgeGapHours ?? URGE_GAP_HOURS) * HOUR_MS,
  timeZone: jurisdiction.calendar.timeZone,
  filesPerTicket: jurisdiction.handling.files.perTicket,
  followUpMs: (jurisdiction.intake.followUpDays ?? 0) * DAY_MS,
  dateOf: localDates(jurisdiction.calendar.timeZone).dateOf,
  withoutAreaNames: areaNameRemover(jurisdiction),
  areApart: (a, b) => areApart(jurisdiction, a, b),
});
