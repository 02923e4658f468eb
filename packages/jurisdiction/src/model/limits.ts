/** Time limits, the instants of their warnings, and the people who are notified when a limit is at risk or missed. */
import type { PackEscalationStep } from '../pack/pack';
import type { datedClocks, furtherTargets, limitUnits, statutoryClocks, usualTargets } from '../pack/text';
import type { Urgency } from './matters';
import type { Basis, Text } from './text';

type UsualTarget = (typeof usualTargets)[number];

/**
 * The time limits of a ticket. `dispatch`: until a unit has the ticket. `resolve`: from the registration, never reset.
 * `redo`: within one redo round. `supervise`: until a supervisor has ordered how a ticket goes on. `hand-over`: until an
 * emergency service that was informed has taken over. `assistant-acknowledge`, `assistant-report`: for each assistant that
 * has to report.
 */
export type TargetName = UsualTarget | (typeof furtherTargets)[number];

/** Everything that people can be notified about: the time limits, also those of laws, and promises to callers. */
export type ClockName = TargetName | (typeof statutoryClocks)[number] | (typeof datedClocks)[number];

/** A time limit that a law sets (法定期限) for some tickets. `accept`: until the callers know whether it is accepted. */
export interface Statute {
  readonly id: string;
  readonly name: Text;
  readonly targets: { readonly accept?: Limit | undefined; readonly resolve: Limit };
  readonly basis: Basis;
}

export type LimitUnit = (typeof limitUnits)[number];

/** A time limit; its unit decides whether working time or all time counts. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/**
 * An instant in the course of a time limit: when a share of the limit has passed (1: when it is due), when its yellow
 * or red card begins, or a given time before or after it is due.
 */
export type Moment =
  | { readonly share: number }
  | { readonly card: 'yellow' | 'red' }
  | { readonly before: Limit }
  | { readonly after: Limit };

/** Who is notified. `responsible`: whoever must act now; `signatory`: a signatory of that unit; otherwise a role. */
export type RecipientKind = PackEscalationStep['tell'][number];

/** One escalation step (逐级提醒): who is notified at an instant of a time limit that has not been met yet. */
export interface EscalationStep {
  readonly id: string;
  /** Time limits to which the step applies; absent: all. */
  readonly clocks?: readonly ClockName[];
  /** Urgencies of tickets to which the step applies; absent: all. */
  readonly urgencies?: readonly Urgency[];
  readonly at: Moment;
  readonly tell: readonly RecipientKind[];
  /** Posts of the unit that must act; their holders are notified too. */
  readonly posts: readonly string[];
  /** True: outside office hours the notice waits for the next opening. */
  readonly officeHours: boolean;
  /** True: the notified people also get a message on their telephone. */
  readonly message: boolean;
}

export interface SlaPolicy {
  readonly id: string;
  /** A time limit that the pack leaves out has no clock. */
  readonly targets: Readonly<Record<UsualTarget, Limit> & Partial<Record<TargetName, Limit>>>;
  /** Limits of laws for the ticket. One that ends later counts instead of that in `targets`. */
  readonly statutes: readonly Statute[];
  /** When the card of a time limit turns yellow: from then on it counts as at risk. */
  readonly warnAt: Moment;
  /** When the card turns red; absent: when the limit is due. */
  readonly redAt?: Moment;
  readonly basis: Basis;
}
