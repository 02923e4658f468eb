import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, Stored } from './documents';

/** The position at which a log ends, for each partition. A log without partitions has one. */
export type LogEnds = readonly number[];

export interface LoggedEvent {
  /** Grows along the log; there may be gaps. */
  readonly position: number;
  readonly event: TicketEvent;
}

/**
 * A store that no process writes to, read as a whole when a city moves to other engines. Documents and events come in
 * one pass, in the same order each time.
 */
export interface StillStore {
  /** Version of the store's tables. */
  readonly schema: number;
  readonly collections: readonly string[];
  /** For each group, the position up to which it has handled the log. */
  readonly groups: Readonly<Record<string, number>>;
  /** For each series of numbers, the highest one that may have been given out. */
  readonly series: Readonly<Record<string, number>>;
  documents(collection: string): Iterable<Stored<unknown>>;
  log(): Iterable<LoggedEvent>;
  close(): void;
}

/**
 * Writes the content of another engine, with the versions of documents, which a commit cannot set. Services do not see
 * this port, and no service may use the engines while it runs. Restoring a document again replaces it. Appended events
 * are durable when the promise resolves. After a crash the import calls `appendedSince` to learn which events had
 * already been appended.
 */
export interface Restorable {
  /** Kind and addresses of the engines, without secrets. */
  readonly name: string;
  /** Whether the engines hold no document of these collections and no event. */
  isEmpty(collections: readonly string[]): Promise<boolean>;
  /** Writes documents with their index entries, acts and wake-ups. */
  restore(spec: CollectionSpec<never>, documents: readonly Stored<unknown>[]): Promise<void>;
  /** Appends events in this order, which holds for each ticket. */
  append(events: readonly TicketEvent[]): Promise<void>;
  logEnds(): Promise<LogEnds>;
  /** Calls `each` for every event after the given ends. */
  appendedSince(ends: LogEnds, each: (event: TicketEvent) => void): Promise<void>;
  readDocuments(spec: CollectionSpec<never>, each: (stored: Stored<unknown>) => void): Promise<void>;
  /** Sets, for each group, the positions from which it continues to read. */
  setGroupPositions(groups: Readonly<Record<string, LogEnds>>): Promise<void>;
  /** Raises each series, so that no number up to the given one is given out again. */
  raiseSeries(series: Readonly<Record<string, number>>): Promise<void>;
  /** Builds the indexes of these collections. Call it after the last `restore`. */
  declare(specs: readonly CollectionSpec<never>[]): Promise<void>;
  close(): Promise<void>;
}
