import type { DatabaseHandle } from '../file/database';
import {
  BadCursor,
  Conflict,
  decodeFirst,
  encodeKey,
  encodeRange,
  Undeclared,
  type CollectionSpec,
  type Commit,
  type Conditions,
  type Counted,
  type Documents,
  type Indexes,
  type IndexKey,
  type Page,
  type Query,
  type Range,
  type SearchQuery,
  type Stored,
  type WakeUpChange,
  type WordQuery,
} from '@hotline/runtime';
import {
  compareByCodePoint,
  decodePageCursor,
  encodePageCursor,
  wakeUpChanges,
} from '@hotline/runtime/adapter-support';
import { LRUCache } from 'lru-cache';
import type { TicketEvent } from '@hotline/contracts';
import { addKeyText, buildIndexes } from './build-indexes';
import { BatchedQueries, type KeyRow } from './batched-queries';
import { prepareCollection, prepareRanged, prepareSearch } from '../file/schema';
import { KeyFilter, type FirstRows } from './key-filter';
import { OrderedKeys } from './ordered-keys';
import { WordSearch } from './word-search';
import { KeyReader, type KeyChange, type StateKeys } from './state-keys';
import { Declined, CHANGE_ONE_ROW, type WriteOperation, type Results, type Writer } from '../file/writer';

/** Receives the events and wake-ups of each commit, for the log in the same file or for an outbox. */
export interface Sink {
  operations(id: string, events: readonly TicketEvent[]): readonly WriteOperation[];
  /** Called when the commit is durable, with the results of `operations`. */
  stored(events: readonly TicketEvent[], results: Results, wakeUps: readonly WakeUpChange[]): void;
}

/** Makes the tables and indexes of a collection, and fills them, in one transaction: a new file needs one fsync for it. */
function prepareTables<S>(db: DatabaseHandle, spec: CollectionSpec<S>): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    prepareCollection(db, spec.name);
    prepareRanged(db, spec.name, spec.ranged ?? []);
    if (spec.searchable) prepareSearch(db, spec.name);
    buildIndexes(db, spec);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function readsOf(db: DatabaseHandle, name: string) {
  const doc = `"doc_${name}"`;
  const key = `"key_${name}"`;
  const range = 'ix = ? AND key >= ? AND key < ?';
  return {
    load: db.prepare(`SELECT id, version, body FROM ${doc} WHERE id = ?`),
    loadAll: db.prepare(`SELECT id, version, body FROM ${doc} WHERE id IN (SELECT value FROM json_each(?))`),
    count: db.prepare(`SELECT count(*) AS n FROM ${key} WHERE ${range}`),
    countUpTo: db.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM ${key} WHERE ${range} LIMIT ?)`),
    countBy: db.prepare(
      `SELECT substr(key, ?, instr(substr(key, ?), char(1))) AS part, count(*) AS n ` +
        `FROM ${key} WHERE ${range} GROUP BY part`,
    ),
    due: db.prepare('SELECT id, name, due AS dueAt FROM wake_up WHERE service = ? AND due <= ? ORDER BY due LIMIT ?'),
    acts: db.prepare('SELECT id FROM act WHERE service = ? ORDER BY position LIMIT ?'),
  };
}

function writesOf(writer: Writer, name: string) {
  return {
    insert: writer.statement(`INSERT INTO "doc_${name}" (id, version, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`),
    update: writer.statement(`UPDATE "doc_${name}" SET version = ?, body = ? WHERE id = ? AND version = ?`),
    addKey: writer.statement(addKeyText(name)),
    dropKey: writer.statement(`DELETE FROM "key_${name}" WHERE ix = ? AND key = ? AND id = ?`),
    setWakeUp: writer.statement(
      'INSERT INTO wake_up (service, id, name, due) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET due = excluded.due',
    ),
    dropWakeUp: writer.statement('DELETE FROM wake_up WHERE service = ? AND id = ? AND name = ?'),
    addAct: writer.statement('INSERT OR IGNORE INTO act (service, id) VALUES (?, ?)'),
    dropAct: writer.statement('DELETE FROM act WHERE service = ? AND id = ?'),
  };
}

interface KeyRange {
  readonly from: string;
  readonly to: string;
}

interface BodyRow {
  readonly id: string;
  readonly version: number;
  readonly body: string;
}

/** A parsed document. `keys` are its index keys; they are present after a commit of this process has computed them. */
interface Cached<S> {
  readonly stored: Stored<S>;
  readonly keys?: StateKeys;
}

export class SqliteDocuments<S> implements Documents<S> {
  private readonly sql: ReturnType<typeof readsOf>;
  private readonly writes: ReturnType<typeof writesOf>;
  /**
   * The most recently used documents, parsed. They cannot be stale, because this process is the only writer. Absent
   * when caching is off.
   */
  private readonly cache: LRUCache<string, Cached<S>> | undefined;
  private readonly keys: KeyReader<S>;
  private readonly queries: BatchedQueries;
  private readonly filter: KeyFilter<S>;
  private readonly ordered: OrderedKeys<S>;
  /** Absent for a collection that cannot be searched. */
  private readonly words: WordSearch<S> | undefined;

  constructor(
    private readonly db: DatabaseHandle,
    private readonly writer: Writer,
    private readonly spec: CollectionSpec<S>,
    private readonly sink: Sink,
    cachedDocuments: number,
  ) {
    this.cache = cachedDocuments > 0 ? new LRUCache({ max: cachedDocuments }) : undefined;
    prepareTables(db, spec);
    this.sql = readsOf(db, spec.name);
    this.writes = writesOf(writer, spec.name);
    this.keys = new KeyReader(spec);
    this.filter = new KeyFilter(db, spec);
    this.queries = new BatchedQueries(db, `key_${spec.name}`);
    this.ordered = new OrderedKeys(this.filter, spec);
    this.words = spec.searchable ? new WordSearch(this.filter, writer, spec) : undefined;
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    const cached = this.cache?.get(id);
    if (cached) return cached.stored;
    const row = this.sql.load.get(id) as BodyRow | undefined;
    return row && this.keep(row);
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, events } = commit;
    const wakeUps = wakeUpChanges(this.spec.name, commit);
    const keys = this.keys.of(next.state);
    const operations = [
      this.storeBody(commit),
      ...this.sink.operations(next.id, events),
      ...this.storeKeys(commit, keys),
      ...(this.words?.changes(next.id, commit.previous?.state, next.state) ?? []),
      ...this.storeWakeUps(wakeUps),
      ...this.storeActs(commit),
    ];
    try {
      await this.writer.write(operations, (results) => {
        this.cache?.set(next.id, { stored: next, keys });
        this.sink.stored(events, results, wakeUps);
      });
    } catch (error) {
      throw error instanceof Declined ? new Conflict(this.spec.name, next.id, next.version) : error;
    }
  }

  async find(index: string, query: Query): Promise<Page<S>> {
    const { cursor, descending = false, limit } = query;
    const { from, to } = this.bounds(index, query);
    const { rows, stoppedAt }: FirstRows<KeyRow> =
      cursor === undefined && !isConditional(query)
        ? { rows: await this.queries.find({ index, from, to, descending, limit: limit + 1 }) }
        : await this.tested(index, query, limit + 1);
    const shown = rows.slice(0, limit);
    const found = this.loadOnce(index, shown, descending, { from, to });
    const last = rows.length > limit ? shown.at(-1) : stoppedAt;
    return last ? { found, next: encodePageCursor([last.key, last.id]) } : { found };
  }

  /** Resolves with the first keys of the range whose documents fulfil the conditions. */
  private async tested(index: string, query: Omit<Query, 'limit'>, limit: number): Promise<FirstRows<KeyRow>> {
    const { descending = false } = query;
    const { from, to } = this.bounds(index, query);
    const [key = '', id = ''] = startOf(query, { from, to });
    return this.ordered.find({ index, from, to, descending, start: { key, id } }, query, limit);
  }

  async search({ limit, cursor, ...query }: SearchQuery): Promise<Page<S>> {
    const start = cursor === undefined ? undefined : numberOf(cursor);
    const { rows, stoppedAt } = await this.searched().find(query, limit + 1, start);
    const shown = rows.slice(0, limit);
    const documents = this.loadAll(shown.map(({ id }) => id));
    const found = shown.flatMap(({ id }) => documents.get(id) ?? []);
    const last = rows.length > limit ? shown.at(-1) : stoppedAt;
    return last ? { found, next: encodePageCursor([String(last.n)]) } : { found };
  }

  async countFound(query: WordQuery, most: number): Promise<Counted> {
    return countOf(await this.searched().find(query, most), most);
  }

  private searched(): WordSearch<S> {
    if (!this.words) throw new Undeclared(`searchable text of ${this.spec.name}`);
    return this.words;
  }

  async count(index: string, range: Range): Promise<number> {
    const { from, to } = this.bounds(index, range);
    return Number((this.sql.count.get(index, from, to) as { n: number }).n);
  }

  async countUpTo(index: string, query: Range & Conditions, most: number): Promise<Counted> {
    const { from, to } = this.bounds(index, query);
    if (isConditional(query)) return countOf(await this.tested(index, query, most), most);
    const n = Number((this.sql.countUpTo.get(index, from, to, most) as { n: number }).n);
    return { n, more: n >= most };
  }

  async countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>> {
    const { from, to } = this.bounds(index, { prefix });
    const start = [...encodeKey(prefix)].length + 1;
    const rows = this.sql.countBy.all(start, start, index, from, to) as { part: string; n: number }[];
    return new Map(rows.map((row) => [decodeFirst(row.part), Number(row.n)]));
  }

  async withActs(limit: number): Promise<readonly string[]> {
    return (this.sql.acts.all(this.spec.name, limit) as { id: string }[]).map((row) => row.id);
  }

  async withDue(at: number, limit: number) {
    return this.sql.due.all(this.spec.name, at, limit) as { id: string; name: string; dueAt: number }[];
  }

  private keep({ id, version, body }: BodyRow): Stored<S> {
    const stored = { id, version, ...(JSON.parse(body) as object) } as Stored<S>;
    this.cache?.set(id, { stored });
    return stored;
  }

  /** Returns the existing documents of these ids; one statement reads all that are not cached. */
  private loadAll(ids: readonly string[]): ReadonlyMap<string, Stored<S>> {
    const loaded = new Map<string, Stored<S>>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const cached = this.cache?.get(id);
      if (cached) loaded.set(id, cached.stored);
      else missing.push(id);
    }
    if (missing.length > 0)
      for (const row of this.sql.loadAll.all(JSON.stringify(missing)) as unknown as BodyRow[])
        loaded.set(row.id, this.keep(row));
    return loaded;
  }

  /**
   * Returns the documents of the rows. A document with several keys in the range is returned only at the first of them
   * in reading order, so that no later page repeats it.
   */
  private loadOnce(index: string, rows: readonly KeyRow[], descending: boolean, { from, to }: KeyRange): Stored<S>[] {
    const keys = this.spec.indexes[index] as Indexes<S>[string];
    const documents = this.loadAll(rows.map(({ id }) => id));
    const isFirst = ({ state }: Stored<S>, at: KeyRow): boolean => {
      const inRange = keys(state)
        .map(encodeKey)
        .filter((key) => compareByCodePoint(key, from) >= 0 && compareByCodePoint(key, to) < 0);
      return !inRange.some((key) =>
        descending ? compareByCodePoint(key, at.key) > 0 : compareByCodePoint(key, at.key) < 0,
      );
    };
    return rows.flatMap((row) => {
      const stored = documents.get(row.id);
      return stored && (!keys.several || isFirst(stored, row)) ? [stored] : [];
    });
  }

  private bounds(index: string, range: Range): KeyRange {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }

  /** Must be a commit's first operation: the writer declines the job when another version is stored. */
  private storeBody({ next, previous }: Commit<S>): WriteOperation {
    const { id, version, ...body } = next;
    const text = JSON.stringify(body);
    return previous
      ? [this.writes.update, [version, text, id, previous.version], CHANGE_ONE_ROW]
      : [this.writes.insert, [id, version, text], CHANGE_ONE_ROW];
  }

  private storeKeys({ next: { id }, previous }: Commit<S>, after: StateKeys): WriteOperation[] {
    const cached = previous && this.cache?.peek(id);
    const before = cached?.stored === previous && cached?.keys ? cached.keys : this.keys.of(previous?.state);
    const { dropped, added } = this.keys.changes(before, after);
    const change =
      (statement: number) =>
      ({ index, key }: KeyChange): WriteOperation => [statement, [index, key, id]];
    return [...dropped.map(change(this.writes.dropKey)), ...added.map(change(this.writes.addKey))];
  }

  private storeActs({ next, previous }: Commit<S>): WriteOperation[] {
    const before = (previous?.acts.length ?? 0) > 0;
    const after = next.acts.length > 0;
    if (before === after) return [];
    return [[after ? this.writes.addAct : this.writes.dropAct, [this.spec.name, next.id]]];
  }

  private storeWakeUps(changes: readonly WakeUpChange[]): WriteOperation[] {
    return changes.map(({ service, id, name, dueAt }) =>
      dueAt === undefined
        ? [this.writes.dropWakeUp, [service, id, name]]
        : [this.writes.setWakeUp, [service, id, name, dueAt]],
    );
  }
}

const countOf = ({ rows, stoppedAt }: FirstRows<unknown>, most: number): Counted => ({
  n: rows.length,
  more: stoppedAt !== undefined || rows.length >= most,
});

const isConditional = ({ matching = [], within = [] }: Conditions): boolean => matching.length + within.length > 0;

/** Returns the key and id after which a query reads. Throws `BadCursor`. */
function startOf({ cursor, descending }: Omit<Query, 'limit'>, { from, to }: KeyRange): readonly string[] {
  if (cursor !== undefined) return decodePageCursor(cursor, 2);
  return [descending ? to : from, ''];
}

/** Returns the number of the last document of the previous page. Throws `BadCursor`. */
function numberOf(cursor: string): number {
  const number = Number(decodePageCursor(cursor, 1)[0]);
  if (!Number.isSafeInteger(number)) throw new BadCursor();
  return number;
}
