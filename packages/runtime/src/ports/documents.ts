import type { TicketEvent } from '@hotline/contracts';

export type IndexKey = readonly (string | number)[];

/**
 * An index: a name and the key under which a state is found, or none, or `several`. Keys of one index have one shape:
 * strings compare by code point,
 * numbers by value, element by element. A state without a key costs this index nothing, so "open" indexes do not grow
 * with closed tickets.
 */
export type Indexes<S> = Readonly<Record<string, KeysOf<S>>>;

/**
 * Answers none or one key, unless it is marked with `several`: what an engine knows to have one key, it can read in one
 * sweep.
 */
export interface KeysOf<S> {
  (state: S): readonly IndexKey[];
  readonly several?: true;
}

/** Marks an index under which a state may have more than one key. */
export const several = <S>(keys: (state: S) => readonly IndexKey[]): KeysOf<S> =>
  Object.assign((state: S) => keys(state), { several: true as const, toString: () => `several ${keys.toString()}` });

export interface CollectionSpec<S> {
  /** Also the name of the service: one service owns one collection and one consumer group. */
  readonly name: string;
  readonly indexes: Indexes<S>;
}

/** Highest sequence handled, by producer (`intake`, or `intake/<ticket>` for events of another ticket). */
export type SeenEvents = Readonly<Record<string, number>>;

/** A command that was answered: the same id with the same hash gets the same answer again. */
export interface SeenCommand {
  readonly id: string;
  readonly hash: string;
  readonly recorded: readonly { readonly id: string; readonly type: string }[];
}

/** Something to do in the world after the commit, at least once; `id` is its idempotency key. */
export interface Act {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Stored<S> {
  readonly id: string;
  /** 1 after the first commit, then one more each. */
  readonly version: number;
  readonly state: S;
  readonly seen: SeenEvents;
  readonly commands: readonly SeenCommand[];
  /** Number of events this document has published. */
  readonly sequence: number;
  /** The truth about wake-ups: name → due, epoch ms. */
  readonly wakeUps: Readonly<Record<string, number>>;
  /** Acts that were decided and have no outcome yet. */
  readonly acts: readonly Act[];
}

/**
 * The next stored document and what goes out with it. `next.version` is one more than the version it was decided from.
 */
export interface Commit<S> {
  readonly next: Stored<S>;
  readonly previous: Stored<S> | undefined;
  readonly events: readonly TicketEvent[];
}

/**
 * What to read from an index, in its order. `prefix` fixes the leading elements; `from` (inclusive) and `to`
 * (exclusive) bound the one after them.
 */
export interface Range {
  readonly prefix?: IndexKey;
  readonly from?: string | number;
  readonly to?: string | number;
}
export interface Query extends Range {
  readonly descending?: boolean;
  readonly limit: number;
  /** `next` of the page before. Opaque; stays valid while documents come and go. */
  readonly cursor?: string;
}
export interface Page<S> {
  readonly found: readonly Stored<S>[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Somebody else committed first. Load again and decide again. */
export class Conflict extends Error {
  constructor(
    readonly collection: string,
    readonly documentId: string,
    readonly version: number,
  ) {
    super(`${collection}/${documentId} is no longer at version ${version - 1}`);
    this.name = 'Conflict';
  }
}

/** A cursor that was not ours. */
export class BadCursor extends Error {
  constructor() {
    super('the cursor is not one that a page answered');
    this.name = 'BadCursor';
  }
}

/** An index or a collection that was not declared at start. */
export class Undeclared extends Error {
  constructor(what: string) {
    super(`${what} is not declared; declare it in the service's collection.ts`);
    this.name = 'Undeclared';
  }
}

/**
 * The documents of one service, one a ticket.
 *
 * `commit` stores the document, its index keys, its wake-ups and its events together or not at all, and resolves when
 * they are durable (an answered
 * command survives a power cut). It throws `Conflict` when the stored version is not `previous.version` (or the
 * document exists and there is no
 * `previous`); then nothing changed. After any other error the commit may have happened: load again to know.
 * `find` and `count` work on declared indexes only, else `Undeclared`; a page never repeats a document and misses none
 * that stood still.
 * Stored values are immutable; do not change them.
 *
 * SQLite: one transaction. MongoDB: one updateOne filtered by version; the document carries its outbox, its wake-ups
 * and its index keys
 * (one array of order-preserving strings an index), so no transaction over several documents is needed.
 */
export interface Documents<S> {
  load(id: string): Promise<Stored<S> | undefined>;
  commit(commit: Commit<S>): Promise<void>;
  find(index: string, query: Query): Promise<Page<S>>;
  /** Number of keys in the range: documents, where a state has one key in this index. */
  count(index: string, range: Range): Promise<number>;
  /** As `count`, by the element after `prefix`. */
  countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>>;
  /** Documents with acts that have no outcome yet, oldest first: what a crash between commit and act left behind. */
  withActs(limit: number): Promise<readonly string[]>;
  /** Documents with a wake-up due at or before `at`, soonest first: what a wake-up engine lost. */
  withDue(
    at: number,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly dueAt: number }[]>;
}

/**
 * What a commit left to be carried to engines that stand apart. `mark` forgets it; a crash before it makes it appear
 * again.
 */
export interface Outbox {
  readonly id: string;
  readonly events: readonly TicketEvent[];
  readonly wakeUps: readonly WakeUpChange[];
}
export interface WakeUpChange {
  readonly service: string;
  readonly id: string;
  readonly name: string;
  /** Epoch ms; undefined cancels. */
  readonly dueAt?: number;
}

/**
 * Only on engines that keep log or wake-ups apart from the documents; the relay drains it. Entries of one document come
 * in order.
 */
export interface OutboxSource {
  pending(limit: number): Promise<readonly Outbox[]>;
  mark(entries: readonly Outbox[]): Promise<void>;
  /** Called after each commit; a nudge, not a promise. */
  onCommit(nudge: () => void): void;
}
