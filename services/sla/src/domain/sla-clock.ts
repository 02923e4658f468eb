import type { TargetName, TicketKind } from '@hotline/contracts';
import type { Limit, Urgency } from '@hotline/jurisdiction';

/** One target. `resolve` has one stage and never resets; the others start a new stage each time. Instants in epoch ms. */
export interface Target {
  readonly name: TargetName;
  readonly stage: number;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly warnAt: number;
  readonly limit: Limit;
  readonly state: 'running' | 'met' | 'ended';
  readonly warned: boolean;
  readonly breached: boolean;
}

/** A target whose limit ends in a year that the calendar does not hold. It is set, from the same start, as soon as somebody has loaded that year. */
export interface Pending {
  readonly name: TargetName;
  readonly startedAt: number;
  readonly year: number;
  /** When to look again. */
  readonly retryAt: number;
}

/** The clocks of one ticket. */
export interface SlaClock {
  readonly jurisdiction: string;
  readonly registeredAt: number;
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly matter?: string;
  readonly targets: readonly Target[];
  readonly pending?: readonly Pending[];
  /** Attempts to reach the caller, this round. */
  readonly attempts: number;
  readonly open: boolean;
  /** Goes on with another ticket: nothing opens it again. */
  readonly merged?: true;
  /** The resolve clock was met and runs again; the next dispatch says so. */
  readonly resumed?: true;
}

export const find = (state: SlaClock, name: TargetName): Target | undefined =>
  state.targets.filter((target) => target.name === name).at(-1);
export const isPending = (state: SlaClock, name: TargetName): boolean =>
  state.pending?.some((waits) => waits.name === name) ?? false;
export const isRunning = (state: SlaClock, name: TargetName): boolean => find(state, name)?.state === 'running';
