import { createHash } from 'node:crypto';
import type { DatabaseHandle } from './database';
import { BadCursor, Conflict, decodeFirst, encodeKey, encodeRange, keysOf, Undeclared, type CollectionSpec, type Commit, type Documents, type IndexKey, type Page, type Query, type Range, type Stored, type WakeUpChange } from '@hotline/runtime';
import { LRUCache } from 'lru-cache';
import type { TicketEvent } from '@hotline/contracts';
import { prepareCollection } from './schema';
import { Declined, EXPECT_ONE, type Operation, type Results, type Writer } from './writer';

/** Documents kept parsed; this process is the only writer, so they cannot be stale. */
const CACHED = 2000;

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
    load: db.prepare(`SELECT version, body FROM ${doc} WHERE id = ?`),
    all: db.prepare(`SELECT id, body FROM ${doc} WHERE id > ? ORDER BY id LIMIT 1000`),
    forward: db.prepare(`SELECT key, id FROM ${key} WHERE ${range} AND (key, id) > (?, ?) ORDER BY key, id LIMIT ?`),
    backward: db.prepare(`SELECT key, id FROM ${key} WHERE ${range} AND (key, id) < (?, ?) ORDER BY key DESC, id DESC LIMIT ?`),
    count: db.prepare(`SELECT count(*) AS n FROM ${key} WHERE ${range}`),
    countBy: db.prepare(`SELECT substr(key, ?, instr(substr(key, ?), char(1))) AS part, count(*) AS n FROM ${key} WHERE ${range} GROUP BY part`),
    due: db.prepare('SELECT id, name, due AS dueAt FROM wake_up WHERE service = ? AND due <= ? ORDER BY due LIMIT ?'),
    acts: db.prepare('SELECT id FROM act WHERE service = ? ORDER BY position LIMIT ?'),
  };
}

const addKeyText = (name: string): string => `INSERT OR IGNORE INTO "key_${name}" (ix, key, id) VALUES (?, ?, ?)`;

function writesOf(writer: Writer, name: string) {
  return {
    insert: writer.statement(`INSERT INTO "doc_${name}" (id, version, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`),
    update: writer.statement(`UPDATE "doc_${name}" SET version = ?, body = ? WHERE id = ? AND version = ?`),
    addKey: writer.statement(addKeyText(name)),
    dropKey: writer.statement(`DELETE FROM "key_${name}" WHERE ix = ? AND key = ? AND id = ?`),
    setWakeUp: writer.statement('INSERT INTO wake_up (service, id, name, due) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET due = excluded.due'),
    dropWakeUp: writer.statement('DELETE FROM wake_up WHERE service = ? AND id = ? AND name = ?'),
    addAct: writer.statement('INSERT OR IGNORE INTO act (service, id) VALUES (?, ?)'),
    dropAct: writer.statement('DELETE FROM act WHERE service = ? AND id = ?'),
  };
}

interface Bounds {
  readonly from: string;
  readonly to: string;
}

export class SqliteDocuments<S> implements Documents<S> {
  private readonly sql: ReturnType<typeof readsOf>;
  private readonly writes: ReturnType<typeof writesOf>;
  private readonly cache = new LRUCache<string, Stored<S>>({ max: CACHED });

  constructor(
    private readonly db: DatabaseHandle,
    private readonly writer: Writer,
    private readonly spec: CollectionSpec<S>,
    private readonly sink: Sink,
  ) {
    prepareCollection(db, spec.name);
    this.sql = readsOf(db, spec.name);
    this.writes = writesOf(writer, spec.name);
    this.buildIndexes();
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    const cached = this.cache.get(id);
    if (cached) return cached;
    const row = this.sql.load.get(id) as { version: number; body: string } | undefined;
    if (!row) return undefined;
    const stored = { id, version: row.version, ...(JSON.parse(row.body) as object) } as Stored<S>;
    this.cache.set(id, stored);
    return stored;
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, previous, events } = commit;
    const wakeUps = wakeUpChanges(this.spec.name, next.id, previous?.wakeUps ?? {}, next.wakeUps);
    const published = this.sink.operations(next.id, events);
    const operations = [this.storeBody(commit), ...published, ...this.storeKeys(next.id, previous?.state, next.state), ...this.storeWakeUps(wakeUps), ...this.storeActs(commit)];
    try {
      await this.writer.write(operations, (results) => {
        this.cache.set(next.id, next);
        this.sink.stored(events, results, wakeUps);
      });
    } catch (error) {
      throw error instanceof Declined ? new Conflict(this.spec.name, next.id, next.version) : error;
    }
  }

  async find(index: string, query: Query): Promise<Page<S>> {
    const { from, to } = this.bounds(index, query);
    const start: [string, string] = query.cursor ? readCursor(query.cursor) : query.descending ? [to, ''] : [from, ''];
    const statement = query.descending ? this.sql.backward : this.sql.forward;
    const rows = statement.all(index, from, to, ...start, query.limit + 1) as { key: string; id: string }[];
    const shown = rows.slice(0, query.limit);
    const found = await this.loadOnce(index, shown, query.descending === true, { from, to });
    const last = shown.at(-1);
    return rows.length > query.limit && last ? { found, next: writeCursor(last) } : { found };
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

  /** A document with several keys in the range is found only at the first of them, in the order of reading. */
  private async loadOnce(index: string, rows: readonly { key: string; id: string }[], descending: boolean, { from, to }: Bounds): Promise<Stored<S>[]> {
    const keys = this.spec.indexes[index] as (state: S) => readonly IndexKey[];
    const found: Stored<S>[] = [];
    for (const row of rows) {
      const stored = await this.load(row.id);
      if (!stored) continue;
      const all = keys(stored.state);
      const inRange = all.length > 1 ? all.map(encodeKey).filter((key) => byCodePoint(key, from) >= 0 && byCodePoint(key, to) < 0) : [];
      if (!inRange.some((key) => (descending ? byCodePoint(key, row.key) > 0 : byCodePoint(key, row.key) < 0))) found.push(stored);
    }
    return found;
  }

  private bounds(index: string, range: Range): Bounds {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }

  /** First of a commit's operations: declined when another version is stored. */
  private storeBody({ next, previous }: Commit<S>): Operation {
    const { id, version, ...body } = next;
    const text = JSON.stringify(body);
    return previous ? [this.writes.update, [version, text, id, previous.version], EXPECT_ONE] : [this.writes.insert, [id, version, text], EXPECT_ONE];
  }

  private storeKeys(id: string, before: S | undefined, after: S): Operation[] {
    return Object.entries(this.spec.indexes).flatMap(([index, keys]) => {
      const old = before === undefined ? [] : keys(before);
      const fresh = keys(after);
      if (sameKeys(old, fresh)) return [];
      const encodedOld = old.map(encodeKey);
      const encodedFresh = fresh.map(encodeKey);
      return [
        ...encodedOld.filter((key) => !encodedFresh.includes(key)).map((key): Operation => [this.writes.dropKey, [index, key, id]]),
        ...encodedFresh.filter((key) => !encodedOld.includes(key)).map((key): Operation => [this.writes.addKey, [index, key, id]]),
      ];
    });
  }

  private storeActs({ next, previous }: Commit<S>): Operation[] {
    const before = (previous?.acts.length ?? 0) > 0;
    const after = next.acts.length > 0;
    if (before === after) return [];
    return [[after ? this.writes.addAct : this.writes.dropAct, [this.spec.name, next.id]]];
  }

  private storeWakeUps(changes: readonly WakeUpChange[]): Operation[] {
    return changes.map(({ service, id, name, dueAt }) => (dueAt === undefined ? [this.writes.dropWakeUp, [service, id, name]] : [this.writes.setWakeUp, [service, id, name, dueAt]]));
  }

  /** Fills the key table anew when a declaration has changed since the file was last opened. */
  private buildIndexes(): void {
    const name = `indexes of ${this.spec.name}`;
    const declared = createHash('sha256').update(Object.entries(this.spec.indexes).map(([index, keys]) => `${index}=${keys.toString()}`).join('\n')).digest('hex');
    const built = this.db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
    if (built?.value === declared) return;
    this.db.exec('BEGIN IMMEDIATE');
    try {
      this.fillIndexes();
      this.db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(name, declared);
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private fillIndexes(): void {
    this.db.exec(`DELETE FROM "key_${this.spec.name}"`);
    const addKey = this.db.prepare(addKeyText(this.spec.name));
    for (let after = ''; ; ) {
      const rows = this.sql.all.all(after) as { id: string; body: string }[];
      for (const { id, body } of rows) {
        const entries = [...keysOf(this.spec.indexes, (JSON.parse(body) as { state: S }).state)].flatMap(([index, keys]) => keys.map((key) => [index, key]));
        for (const [index, key] of entries) addKey.run(index as string, key as string, id);
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

const sameKeys = (a: readonly IndexKey[], b: readonly IndexKey[]): boolean =>
  a.length === b.length && a.every((key, i) => key.length === b[i]?.length && key.every((element, j) => element === b[i]?.[j]));

function wakeUpChanges(service: string, id: string, before: Stored<unknown>['wakeUps'], after: Stored<unknown>['wakeUps']): WakeUpChange[] {
  if (before === after) return [];
  const cancelled = Object.keys(before).filter((name) => !(name in after)).map((name) => ({ service, id, name }));
  const set = Object.entries(after).filter(([name, dueAt]) => before[name] !== dueAt).map(([name, dueAt]) => ({ service, id, name, dueAt }));
  return [...cancelled, ...set];
}

/** As SQLite compares; JavaScript's own order differs beyond U+FFFF. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const writeCursor = (row: { key: string; id: string }): string => Buffer.from(JSON.stringify([row.key, row.id])).toString('base64url');

function readCursor(cursor: string): [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string')) return [read[0] as string, read[1] as string];
  } catch {
    // falls through to the one error below
  }
  throw new BadCursor();
}
