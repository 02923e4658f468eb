import type { TicketEvent } from '@hotline/contracts';

export type IndexKey = readonly (string | number)[];

/**
 * The indexes of a collection, by name. Each function returns the keys under which a state is found: at most one, or
 * several if the index is marked with `several`. A state without a key has no entry, so that an index of open tickets
 * does not grow with closed ones. All keys of one index have the same shape. They compare element by element, strings
 * by code point, numbers (safe integers) by value.
 */
export type Indexes<S> = Readonly<Record<string, KeysOf<S>>>;

/** Returns at most one key, unless it is marked with `several`. An index with single keys can be paged faster. */
export interface KeysOf<S> {
  (state: S): readonly IndexKey[];
  readonly several?: true;
}

/** Marks an index under which a state may have more than one key. */
export const several = <S>(keys: (state: S) => readonly IndexKey[]): KeysOf<S> =>
  Object.assign((state: S) => keys(state), { several: true as const, toString: () => `several ${keys.toString()}` });

/** The words under which `search` finds a document. */
export interface SearchableText {
  /**
   * The part of the collection that a search covers, such as a jurisdiction. Only lower-case letters, digits, `-`, `_`
   * and `.` are allowed.
   */
  readonly scope: string;
  /** The normalised text; engines cut it into tokens with `searchTokens`. */
  readonly text: string;
}

export interface CollectionSpec<S> {
  /** Also the name of the service: each service owns one collection and one consumer group. */
  readonly name: string;
  readonly indexes: Indexes<S>;
  /**
   * Without this function the collection cannot be searched. When it returns `undefined`, no words find the document.
   */
  readonly searchable?: (state: S) => SearchableText | undefined;
  /**
   * Names of indexes whose ranges can limit queries of other indexes and searches, see `Conditions.within`. A document
   * has at most one key in each of them.
   */
  readonly ranged?: readonly string[];
}

/** Highest sequence handled, by producer: `intake`, or `intake/<ticket id>` for events of another ticket. */
export type SeenEvents = Readonly<Record<string, number>>;

/** A command that was answered. The same id with the same hash of the body gets the same answer again. */
export interface SeenCommand {
  readonly id: string;
  /** When it was answered, epoch ms. */
  readonly at: number;
  readonly hash: string;
  readonly recorded: readonly { readonly id: string; readonly type: string }[];
}

/** An effect outside the store, performed at least once after the commit. `id` is its idempotency key. */
export interface Act {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A document as an engine stores it. It must survive a JSON round trip unchanged. */
export interface Stored<S> {
  readonly id: string;
  /** Version of the document: 1 after the first commit, and one more after each further commit. */
  readonly version: number;
  readonly state: S;
  readonly seen: SeenEvents;
  readonly commands: readonly SeenCommand[];
  /** Number of events this document has published. */
  readonly sequence: number;
  /** Pending wake-ups: name → due time, epoch ms. Where a wake-up engine holds another time, this one is right. */
  readonly wakeUps: Readonly<Record<string, number>>;
  /** Acts that were decided and have no outcome yet. */
  readonly acts: readonly Act[];
}

/**
 * The next document with the events that it publishes. `next.version` is one more than the version of `previous`, or 1.
 */
export interface Commit<S> {
  readonly next: Stored<S>;
  readonly previous: Stored<S> | undefined;
  readonly events: readonly TicketEvent[];
}

/**
 * A range of keys in one index. `prefix` fixes the leading elements; `from` (inclusive) and `to` (exclusive) bound the
 * element after them.
 */
export interface Range {
  readonly prefix?: IndexKey;
  readonly from?: string | number;
  readonly to?: string | number;
}
/** Exact keys of another index; a document must have at least one of them. */
export interface IndexMatch {
  readonly index: string;
  readonly anyOf: readonly IndexKey[];
}
/** A range of another index; a document must have its key in it. The index must be one of `CollectionSpec.ranged`. */
export interface IndexRange extends Range {
  readonly index: string;
}
/**
 * Limits a query to documents that fulfil all conditions. Every document of the range that is read is tested, so query
 * the index whose range holds the fewest documents.
 */
export interface Conditions {
  readonly matching?: readonly IndexMatch[];
  readonly within?: readonly IndexRange[];
}
export interface Query extends Range, Conditions {
  readonly descending?: boolean;
  /** Largest number of documents in the page. */
  readonly limit: number;
  /**
   * `next` of the previous page. Opaque; it stays valid while documents are added, changed and removed from the index.
   */
  readonly cursor?: string;
}
/** Words that a document must hold, see `Documents.search`. */
export interface WordQuery extends Conditions {
  readonly scope: string;
  /** A document must contain all phrases, each as consecutive tokens. Normalised like the text. */
  readonly phrases: readonly string[];
}
export interface SearchQuery extends WordQuery {
  /** Reads in the opposite order: ids ascending. */
  readonly oldestFirst?: boolean;
  /** Largest number of documents in the page. */
  readonly limit: number;
  /** `next` of the previous page. */
  readonly cursor?: string;
}
export interface Page<S> {
  readonly found: readonly Stored<S>[];
  /**
   * Absent on the last page. With conditions, a page before the last may hold fewer documents than `limit`, even none:
   * an engine may stop after it has tested many documents.
   */
  readonly next?: string;
}
/** A number of documents. */
export interface Counted {
  readonly n: number;
  /** True when the engine stopped counting before the end, so that there may be more. */
  readonly more: boolean;
}

/** Another commit of the document came first. Load the document again and decide again. */
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

/** The cursor of a query did not come from a page of the same index. */
export class BadCursor extends Error {
  constructor() {
    super('the cursor was not returned by a page of this list');
    this.name = 'BadCursor';
  }
}

/** The phrases of a search hold no letter, digit or Han character. */
export class NothingToSearch extends Error {
  constructor() {
    super('the phrases hold no letter, digit or Han character');
    this.name = 'NothingToSearch';
  }
}

/** A query names an index that was not declared when the service started, or not declared for this kind of query. */
export class Undeclared extends Error {
  constructor(what: string) {
    super(`${what} is not declared; declare it in the service's collection.ts`);
    this.name = 'Undeclared';
  }
}

/**
 * The documents of one service, one for each ticket.
 *
 * `commit` stores the document with its index keys, wake-ups, acts and events, all or nothing, and resolves when they
 * are durable: an answered command survives a power cut. It rejects with `Conflict` when the stored version is not
 * `previous.version`, or when the document exists and there is no `previous`; then nothing has changed. After any other
 * error the commit may or may not have happened; load the document to find out. The engine does not retry a commit; the
 * calling code does.
 *
 * `load` and all queries see every commit that resolved before they were called. Queries reject with `Undeclared` for
 * an index that was not declared. Pages read one after the other never repeat a document. They can miss a document only
 * if its key changes between two pages.
 *
 * Any method rejects with `EngineAway` when the engine cannot be used. Calling code must not change the values that it
 * gets: an engine may keep and return the same object.
 *
 * SQLite: one transaction. MongoDB: one updateOne filtered by version. There the document carries its outbox, its
 * wake-ups and its index keys (for each index an array of order-preserving strings), so that no transaction over
 * several documents is needed.
 */
export interface Documents<S> {
  load(id: string): Promise<Stored<S> | undefined>;
  commit(commit: Commit<S>): Promise<void>;
  /** Reads one page in the order of the keys, documents with equal keys by id. Rejects with `BadCursor`. */
  find(index: string, query: Query): Promise<Page<S>>;
  /** Number of keys in the range, which is the number of documents if each has one key in this index. */
  count(index: string, range: Range): Promise<number>;
  /**
   * Number of keys in the range whose documents fulfil the conditions, counted up to `most`. With conditions, an engine
   * may stop earlier, after it has tested many documents.
   */
  countUpTo(index: string, query: Range & Conditions, most: number): Promise<Counted>;
  /** Counts the keys that begin with `prefix`, grouped by their next element, which is given as text. */
  countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>>;
  /**
   * Reads one page of the documents that contain all phrases, newest first unless the query says otherwise. Where ids
   * grow with time, as UUID v7 do, that is by id, descending. A phrase of one character or of letters and digits is also found as the beginning of a
   * longer word. Rejects with `Undeclared` when the collection is not searchable, with `BadCursor`, and with
   * `NothingToSearch` when no phrase has a letter or digit.
   */
  search(query: SearchQuery): Promise<Page<S>>;
  /** Number of documents that `search` would find, counted like `countUpTo`. */
  countFound(query: WordQuery, most: number): Promise<Counted>;
  /**
   * Ids of documents with acts that have no outcome yet, longest waiting first. The sweep reads them to find the acts
   * that a crash left behind.
   */
  withActs(limit: number): Promise<readonly string[]>;
  /**
   * Wake-ups that are due at or before `at` (epoch ms), earliest first. The sweep reads them to find those that a
   * wake-up engine lost.
   */
  withDue(
    at: number,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly dueAt: number }[]>;
}

/**
 * Events and wake-ups of a commit that the relay must still carry to separate engines. `OutboxSource.mark` removes the
 * entry. After a crash before that, the entry is read again.
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
  /** Due time, epoch ms. Without it the wake-up is cancelled. */
  readonly dueAt?: number;
}

/**
 * The outbox of engines that keep the log or the wake-ups in another store than the documents. Only the relay calls it.
 * Entries of one document come in the order of its commits. Entries come at least once: an entry that was marked may
 * come again after a crash. No order is promised between documents.
 */
export interface OutboxSource {
  /** Reads entries that are not marked, at most `limit`. */
  pending(limit: number): Promise<readonly Outbox[]>;
  /** Removes entries that have been carried over. */
  mark(entries: readonly Outbox[]): Promise<void>;
  /**
   * Registers a callback that is called after commits. Best effort: the relay also reads at start and after an error.
   */
  onCommit(nudge: () => void): void;
}
