import type { DatabaseHandle } from './database';
import {
  BadCursor,
  Conflict,
  decodeFirst,
  encodeKey,
  encodeRange,
  Undeclared,
  type CollectionSpec,
  type Commit,
  type Documents,
  type Indexes,
  type IndexKey,
  type Page,
  type Query,
  type Range,
  type Stored,
  type WakeUpChange,
} from '@hotline/runtime';
import { LRUCache } from 'lru-cache';
import type { TicketEvent } from '@hotline/contracts';
import { addKeyText, buildIndexes } from './build-indexes';
import { Looks, type Place } from './looks';
import { prepareCollection } from './schema';
import { KeyReader, type KeyChange, type StateKeys } from './state-keys';
import { Declined, EXPECT_ONE, type Operation, type Results, type Writer } from './writer';

/** Where a commit's events and wake-ups go; the log of the same file, or an outbox. */
export interface Sink {
  operations(id: string, events: readonly TicketEvent[]): readonly Operation[];
  /** They are durable; `results` is what the operations answered. */
  stored(events: readonly TicketEvent[], results: Results, wakeUps: readonly WakeUpChange[]): void;
}

function readsOf(db: DatabaseHandle, name: string) {
  const doc = `"doc_${name}"`;
  const key = `"key_${name}"`;
  const range = 'ix = ? AND key >= ? AND key < ?';
  return {
    load: db.prepare(`SELECT id, version, body FROM ${doc} WHERE id = ?`),
    loadAll: db.prepare(`SELECT id, version, body FROM ${doc} WHERE id IN (SELECT value FROM json_each(?))`),
    forward: db.prepare(`SELECT key, id FROM ${key} WHERE ${range} AND (key, id) > (?, ?) ORDER BY key, id LIMIT ?`),
    backward: db.prepare(
      `SELECT key, id FROM ${key} WHERE ${range} AND (key, id) < (?, ?) ORDER BY key DESC, id DESC LIMIT ?`,
    ),
    count: db.prepare(`SELECT count(*) AS n FROM ${key} WHERE ${range}`),
    countBy: db.prepare(
      `SELECT substr(key, ?, instr(substr(key, ?), char(1))) AS part, count(*) AS n FROM ${key} WHERE ${range} GROUP BY part`,
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

interface Bounds {
  readonly from: string;
  readonly to: string;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly body: string;
}

/** A document kept parsed; with the keys that are stored for it, once they are known. */
interface Cached<S> {
  readonly stored: Stored<S>;
  readonly keys?: StateKeys;
}

export class SqliteDocuments<S> implements Documents<S> {
  private readonly sql: ReturnType<typeof readsOf>;
  private readonly writes: ReturnType<typeof writesOf>;
  /** The last documents, parsed; this process is the only writer, so they cannot be stale. Absent when none are cached. */
  private readonly cache: LRUCache<string, Cached<S>> | undefined;
  private readonly keys: KeyReader<S>;
  private readonly looks: Looks;

  constructor(
    private readonly db: DatabaseHandle,
    private readonly writer: Writer,
    private readonly spec: CollectionSpec<S>,
    private readonly sink: Sink,
    cachedDocuments: number,
  ) {
    this.cache = cachedDocuments > 0 ? new LRUCache({ max: cachedDocuments }) : undefined;
    prepareCollection(db, spec.name);
    this.sql = readsOf(db, spec.name);
    this.writes = writesOf(writer, spec.name);
    this.keys = new KeyReader(spec);
    this.looks = new Looks(db, `key_${spec.name}`);
    buildIndexes(db, spec);
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    const cached = this.cache?.get(id);
    if (cached) return cached.stored;
    const row = this.sql.load.get(id) as Row | undefined;
    return row && this.keep(row);
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, previous, events } = commit;
    const wakeUps = wakeUpChanges(this.spec.name, next.id, previous?.wakeUps ?? {}, next.wakeUps);
    const keys = this.keys.of(next.state);
    const operations = [
      this.storeBody(commit),
      ...this.sink.operations(next.id, events),
      ...this.storeKeys(commit, keys),
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

  async find(index: string, { cursor, descending = false, limit, ...range }: Query): Promise<Page<S>> {
    const { from, to } = this.bounds(index, range);
    const statement = descending ? this.sql.backward : this.sql.forward;
    const places = cursor
      ? (statement.all(index, from, to, ...readCursor(cursor), limit + 1) as unknown as Place[])
      : await this.looks.find({ index, from, to, descending, limit: limit + 1 });
    const shown = places.slice(0, limit);
    const found = this.loadOnce(index, shown, descending, { from, to });
    const last = shown.at(-1);
    return places.length > limit && last ? { found, next: writeCursor(last) } : { found };
  }

  async count(index: string, range: Range): Promise<number> {
    const { from, to } = this.bounds(index, range);
    return Number((this.sql.count.get(index, from, to) as { n: number }).n);
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

  private keep({ id, version, body }: Row): Stored<S> {
    const stored = { id, version, ...(JSON.parse(body) as object) } as Stored<S>;
    this.cache?.set(id, { stored });
    return stored;
  }

  /** Documents of these ids that are there, read with one statement as far as they are not kept. */
  private loadAll(ids: readonly string[]): ReadonlyMap<string, Stored<S>> {
    const loaded = new Map<string, Stored<S>>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const cached = this.cache?.get(id);
      if (cached) loaded.set(id, cached.stored);
      else missing.push(id);
    }
    if (missing.length > 0)
      for (const row of this.sql.loadAll.all(JSON.stringify(missing)) as unknown as Row[])
        loaded.set(row.id, this.keep(row));
    return loaded;
  }

  /** A document with several keys in the range is found only at the first of them, in the order of reading. */
  private loadOnce(index: string, places: readonly Place[], descending: boolean, { from, to }: Bounds): Stored<S>[] {
    const keys = this.spec.indexes[index] as Indexes<S>[string];
    const documents = this.loadAll(places.map(({ id }) => id));
    const isFirst = ({ state }: Stored<S>, at: Place): boolean => {
      const inRange = keys(state)
        .map(encodeKey)
        .filter((key) => byCodePoint(key, from) >= 0 && byCodePoint(key, to) < 0);
      return !inRange.some((key) => (descending ? byCodePoint(key, at.key) > 0 : byCodePoint(key, at.key) < 0));
    };
    return places.flatMap((place) => {
      const stored = documents.get(place.id);
      return stored && (!keys.several || isFirst(stored, place)) ? [stored] : [];
    });
  }

  private bounds(index: string, range: Range): Bounds {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }

  /** First of a commit's operations: declined when another version is stored. */
  private storeBody({ next, previous }: Commit<S>): Operation {
    const { id, version, ...body } = next;
    const text = JSON.stringify(body);
    return previous
      ? [this.writes.update, [version, text, id, previous.version], EXPECT_ONE]
      : [this.writes.insert, [id, version, text], EXPECT_ONE];
  }

  private storeKeys({ next: { id }, previous }: Commit<S>, after: StateKeys): Operation[] {
    const cached = previous && this.cache?.peek(id);
    const before = cached?.stored === previous && cached?.keys ? cached.keys : this.keys.of(previous?.state);
    const { dropped, added } = this.keys.changes(before, after);
    const change =
      (statement: number) =>
      ({ index, key }: KeyChange): Operation => [statement, [index, key, id]];
    return [...dropped.map(change(this.writes.dropKey)), ...added.map(change(this.writes.addKey))];
  }

  private storeActs({ next, previous }: Commit<S>): Operation[] {
    const before = (previous?.acts.length ?? 0) > 0;
    const after = next.acts.length > 0;
    if (before === after) return [];
    return [[after ? this.writes.addAct : this.writes.dropAct, [this.spec.name, next.id]]];
  }

  private storeWakeUps(changes: readonly WakeUpChange[]): Operation[] {
    return changes.map(({ service, id, name, dueAt }) =>
      dueAt === undefined
        ? [this.writes.dropWakeUp, [service, id, name]]
        : [this.writes.setWakeUp, [service, id, name, dueAt]],
    );
  }
}

function wakeUpChanges(
  service: string,
  id: string,
  before: Stored<unknown>['wakeUps'],
  after: Stored<unknown>['wakeUps'],
): WakeUpChange[] {
  if (before === after) return [];
  const cancelled = Object.keys(before)
    .filter((name) => !(name in after))
    .map((name) => ({ service, id, name }));
  const set = Object.entries(after)
    .filter(([name, dueAt]) => before[name] !== dueAt)
    .map(([name, dueAt]) => ({ service, id, name, dueAt }));
  return [...cancelled, ...set];
}

/** As SQLite compares; JavaScript's own order differs beyond U+FFFF. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const writeCursor = (row: { key: string; id: string }): string =>
  Buffer.from(JSON.stringify([row.key, row.id])).toString('base64url');

function readCursor(cursor: string): [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string'))
      return [read[0] as string, read[1] as string];
  } catch {
    // falls through to the one error below
  }
  throw new BadCursor();
}
