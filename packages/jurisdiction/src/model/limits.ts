/** Time limits, when they warn, and who is told when one is not met. */
import type { PackEscalationStep } from '../pack/pack';
import type { limitUnits } from '../pack/text';
import type { Urgency } from './matters';
import type { Basis } from './text';

/**
 * `dispatch` runs while no unit has the ticket; `resolve` counts from the registration and is never reset; `redo`
 * counts within one redo round.
 */
export type TargetName = 'dispatch' | 'acknowledge' | 'first-contact' | 'resolve' | 'callback' | 'redo';

export type LimitUnit = (typeof limitUnits)[number];

/** A time limit, in working time of the calendar or in clock time. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** An instant of a clock: by the share of its limit (1 is when it is due), at a card, or a while before or after it is due. */
export type Moment =
  | { readonly share: number }
  | { readonly card: 'yellow' | 'red' }
  | { readonly before: Limit }
  | { readonly after: Limit };

/** Whoever has to act on the clock now; who signs for that unit; or a role of the hotline or the coordination body. */
export type RecipientKind = PackEscalationStep['tell'][number];

/** One step of the ladder by which a clock that is not met reaches more people. */
export interface EscalationStep {
  readonly id: string;
  /** Absent: every clock. */
  readonly clocks?: readonly TargetName[];
  /** Absent: every urgency. */
  readonly urgencies?: readonly Urgency[];
  readonly at: Moment;
  readonly tell: readonly RecipientKind[];
  /** Posts of the unit that has to act, whose holders are told too. */
  readonly posts: readonly string[];
  /** People are told in office hours only. */
  readonly officeHours: boolean;
  /** They also get a message by telephone. */
  readonly message: boolean;
}

export interface SlaPolicy {
  readonly id: string;
  readonly targets: Readonly<Record<TargetName, Limit>>;
  /** When a target counts as at risk and its card is yellow. */
  readonly warnAt: Moment;
  /** When its card is red; absent: when it is due. */
  readonly redAt?: Moment;
  readonly basis: Basis;
}
