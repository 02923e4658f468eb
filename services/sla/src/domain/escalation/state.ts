import type { TargetName, Text } from '@hotline/contracts';
import type { RecipientSeat } from './seats';

/**
 * An escalation step that is still to be taken. `retryAt`: the step lies in a year that the calendar does not know, and
 * the calendar is asked again then. Instants in epoch ms.
 */
export type PlannedStep =
  { readonly id: string; readonly at: number } | { readonly id: string; readonly retryAt: number };

/** A notice about a clock that is close to its limit or overdue. Instants in epoch ms. */
export interface Notice {
  /** Number of the notice in the ticket, from 1. */
  readonly n: number;
  readonly name: TargetName;
  readonly stage: number;
  readonly step: string;
  readonly at: number;
  readonly dueAt: number;
  readonly text: Text;
  readonly unit: string;
  /** Absent if nobody was present. The notice then waits for anybody of the unit. */
  readonly person?: string;
  readonly personName?: string;
  /** Name of the absent person for whom this person stands in. */
  readonly standsInFor?: string;
  /** It is about the suspension of the ticket and not about a clock. */
  readonly suspension?: true;
  /** Absent until somebody has read it and deals with it. */
  readonly acknowledged?: { readonly at: number; readonly by: string; readonly remark?: string };
}

/** Who is responsible for a seat now, according to the directory. `person` is absent when nobody is present. */
export interface Recipient {
  readonly seat: RecipientSeat;
  readonly unit: string;
  readonly person?: { readonly id: string; readonly name: string; readonly phone?: string };
  readonly standsInFor?: string;
}
