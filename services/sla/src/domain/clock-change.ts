import type { NewEvent } from '@hotline/contracts';
import type { Decision } from '@hotline/runtime';
import type { LedgerEntry } from './ledger';
import type { SlaClock, Target } from './sla-clock';

/** The clocks of a ticket while one decision changes them, with the events about the changes so far. */
export interface ClockChange {
  readonly state: SlaClock;
  readonly events: readonly NewEvent[];
  readonly acts?: Decision<SlaClock>['acts'];
}

export const unchanged = (state: SlaClock): ClockChange => ({ state, events: [] });

/** Replaces the stage of a target that has the same name and number; other stages stay as they are. */
export const replace = (state: SlaClock, changed: Target): SlaClock => ({
  ...state,
  targets: state.targets.map((target) =>
    target.name === changed.name && target.stage === changed.stage ? changed : target,
  ),
});

/** Replaces the stage of a target and adds to the ledger what happened to it. */
export const record = (state: SlaClock, target: Target, entry: LedgerEntry): SlaClock => ({
  ...replace(state, target),
  ledger: [...state.ledger, entry],
});
