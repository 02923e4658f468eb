import { localDates } from '@hotline/calendar';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { areaNameRemover, areApart } from './areas';

const HOUR_MS = 3_600_000;

/** What intake sees of a jurisdiction. */
export interface IntakeView {
  readonly name: string;
  /** How long before a ticket others of its matter and region may be about the same, in ms. */
  readonly sameWithinMs: number;
  /** Local date of an instant (epoch ms) as `2026-01-05`. */
  readonly dateOf: (at: number) => string;
  /**
   * Takes the names of districts, towns and streets out of a text: they are no sign that two texts are about the same.
   */
  readonly withoutAreaNames: (text: string) => string;
  /** Whether both regions are known and neither lies in the other. */
  readonly areApart: (a: string | undefined, b: string | undefined) => boolean;
}

export const viewOf = (jurisdiction: Jurisdiction): IntakeView => ({
  name: jurisdiction.name,
  sameWithinMs: jurisdiction.intake.sameWithinHours * HOUR_MS,
  dateOf: localDates(jurisdiction.calendar.timeZone).dateOf,
  withoutAreaNames: areaNameRemover(jurisdiction),
  areApart: (a, b) => areApart(jurisdiction, a, b),
});
