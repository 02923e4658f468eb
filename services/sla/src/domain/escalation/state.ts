import type { TargetName, Text } from '@hotline/contracts';
import type { RecipientSeat } from './seats';

/**
 * A step of the ladder that has not been taken. `retryAt`: its instant lies in a year that the calendar does not know,
 * and this is when the calendar is asked again. Instants in epoch ms.
 */
export type PlannedStep =
  { readonly id: string; readonly at: number } | { readonly id: string; readonly retryAt: number };

/** Somebody was told that a clock is not met, and nobody has acknowledged it. Instants in epoch ms. */
export interface Notice {
  /** Its number in the ticket, from 1. */
  readonly n: number;
  readonly name: TargetName;
  readonly stage: number;
  readonly step: string;
  readonly at: number;
  readonly dueAt: number;
  readonly text: Text;
  readonly unit: string;
  /** Absent: nobody was present, and the notice waits for the unit. */
  readonly person?: string;
  readonly personName?: string;
  /** Name of the person who would otherwise have been told. */
  readonly standsInFor?: string;
}

/** Somebody who answers for a seat now, as the directory says. Without `person`: nobody is present. */
export interface Recipient {
  readonly seat: RecipientSeat;
  readonly unit: string;
  readonly person?: { readonly id: string; readonly name: string; readonly phone?: string };
  readonly standsInFor?: string;
}
