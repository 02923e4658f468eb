import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, Stored } from './documents';

/** Where a log ends, by partition; a log without partitions has one. */
export type LogEnds = readonly number[];

export interface LoggedEvent {
  /** Grows along the log; gaps are allowed. */
  readonly position: number;
  readonly event: TicketEvent;
}

/**
 * A store that stands still, read whole: what moving a city takes along. Everything comes in one pass and in a steady
 * order.
 */
export interface StillStore {
  /** Version of the store's own tables. */
  readonly schema: number;
  readonly collections: readonly string[];
  /** Up to which position each group has handled the log. */
  readonly groups: Readonly<Record<string, number>>;
  /** The highest number that each series may have given out. */
  readonly series: Readonly<Record<string, number>>;
  documents(collection: string): Iterable<Stored<unknown>>;
  log(): Iterable<LoggedEvent>;
  close(): void;
}

/**
 * A second power of engines, apart from the ports that services see: it puts back what another engine held, versions
 * included, which no commit can.
 * For engines that no service uses meanwhile. A document restored twice is there once. What was appended is durable
 * when the promise resolves; whoever
 * dies between an append and its note of it asks `appendedSince` what had arrived.
 */
export interface Restorable {
  /** Names the engines, without secrets. */
  readonly name: string;
  /** Whether nothing stands there yet: no document, no event. */
  isEmpty(collections: readonly string[]): Promise<boolean>;
  /** Documents with their index entries, acts and wake-ups. */
  restore(spec: CollectionSpec<never>, documents: readonly Stored<unknown>[]): Promise<void>;
  /** Appends in this order, which holds for each ticket. */
  append(events: readonly TicketEvent[]): Promise<void>;
  logEnds(): Promise<LogEnds>;
  appendedSince(ends: LogEnds, each: (event: TicketEvent) => void): Promise<void>;
  readDocuments(spec: CollectionSpec<never>, each: (stored: Stored<unknown>) => void): Promise<void>;
  /** From where each group goes on reading. */
  setGroupPositions(groups: Readonly<Record<string, LogEnds>>): Promise<void>;
  /** No number up to these is given out again. */
  raiseSeries(series: Readonly<Record<string, number>>): Promise<void>;
  /** Builds what is declared for these collections; after the last `restore`. */
  declare(specs: readonly CollectionSpec<never>[]): Promise<void>;
  close(): Promise<void>;
}
