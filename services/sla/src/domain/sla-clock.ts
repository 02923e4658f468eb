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

/** The clocks of one ticket. */
export interface SlaClock {
  readonly jurisdiction: string;
  readonly registeredAt: number;
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly matter?: string;
  readonly targets: readonly Target[];
  /** Attempts to reach the caller, this round. */
  readonly attempts: number;
  readonly open: boolean;
  /** Goes on with another ticket: nothing opens it again. */
  readonly merged?: true;
  /** The resolve clock was met and runs again; the next dispatch says so. */
  readonly resumed?: true;
}

export const find = (state: SlaClock, name: TargetName): Target | undefined => state.targets.filter((target) => target.name === name).at(-1);
export const isRunning = (state: SlaClock, name: TargetName): boolean => find(state, name)?.state === 'running';
