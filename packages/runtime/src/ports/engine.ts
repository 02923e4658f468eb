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
