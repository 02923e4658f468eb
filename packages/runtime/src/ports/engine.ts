import type { Clock } from './clock';
import type { Broadcast, Counters } from './counters';
import type { CollectionSpec, Documents, OutboxSource } from './documents';
import type { AppendableLog, EventLog } from './event-log';
import type { SchedulableWakeUps, WakeUps } from './wake-ups';

/** An engine cannot be used now. What was asked may have happened or not; ask again. It says nothing about the ticket or the event. */
export class EngineAway extends Error {
  constructor(
    readonly engine: string,
    cause: unknown,
  ) {
    super(`${engine} cannot be used now: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'EngineAway';
  }
}

/** Another version of this program wrote the stored data, and this one does not convert it. Nothing was changed. */
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

/** Everything a profile supplies. */
export interface Engine {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly wakeUps: WakeUps;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /** Declares a collection: builds its indexes and verifies them. Resolves when they can be used. */
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  /** Present when documents, log and wake-ups are not one store. */
  readonly apart?: {
    readonly outbox: OutboxSource;
    readonly log: AppendableLog;
    readonly wakeUps?: SchedulableWakeUps;
  };
  /** Rejects when an engine cannot be used now; for /readyz. */
  check(): Promise<void>;
  close(): Promise<void>;
}
