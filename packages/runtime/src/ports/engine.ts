import type { Clock } from './clock';
import type { Broadcast, Counters } from './counters';
import type { CollectionSpec, Documents, OutboxSource } from './documents';
import type { AppendableLog, EventLog } from './event-log';
import type { SchedulableWakeUps, WakeUps } from './wake-ups';

/**
 * An engine cannot be used now. The operation may or may not have happened, and may be tried again. The error does not
 * concern the ticket or the event, so a ticket is never parked because of it.
 */
export class EngineAway extends Error {
  constructor(
    readonly engine: string,
    cause: unknown,
  ) {
    super(`${engine} cannot be used now: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'EngineAway';
  }
}

/** The data was stored by another version of this program, and this version cannot convert it. Nothing was changed. */
export class IncompatibleStore extends Error {
  constructor(
    /** Kind and address of the store, without secrets. */
    readonly store: string,
    readonly found: number,
    readonly expected: number,
  ) {
    super(
      `${store} was written by ${found < expected ? 'an older' : 'a newer'} version of this program ` +
        `(data format ${found}, needed ${expected}): export it with the version that wrote it, or start with an empty one`,
    );
    this.name = 'IncompatibleStore';
  }
}

/** The engines of a profile, behind the ports. */
export interface Engine {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly wakeUps: WakeUps;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /**
   * Declares a collection, and builds its indexes where they are missing or their declaration has changed. Resolves
   * when they can be used. A second call for the same collection is allowed.
   */
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  /**
   * Present when the log or the wake-ups are in another store than the documents; the relay then carries the outbox.
   */
  readonly apart?: {
    readonly outbox: OutboxSource;
    readonly log: AppendableLog;
    readonly wakeUps?: SchedulableWakeUps;
  };
  /** Rejects with `EngineAway` when an engine cannot be used now. Called by `/readyz`. */
  check(): Promise<void>;
  /** Releases connections and files. Close subscriptions first; operations that are still running may fail. */
  close(): Promise<void>;
}
