import { createHash } from 'node:crypto';
import type { DatabaseHandle } from './database';
import { Conflict, decodeFirst, encodeKey, encodeRange, keysOf, Undeclared, type CollectionSpec, type Commit, type Documents, type IndexKey, type Page, type Query, type Range, type Stored, type WakeUpChange } from '@hotline/runtime';
import { LRUCache } from 'lru-cache';
import type { TicketEvent } from '@hotline/contracts';
import { prepareCollection } from './schema';
import { Declined, type Writer } from './writer';

/** Documents kept parsed; this process is the only writer, so they cannot be stale. */
const CACHED = 2000;

/** Where a commit's events and wake-ups go; the log of the same file, or an outbox. */
export interface Sink {
  /** Inside the transaction. */
  store(id: string, events: readonly TicketEvent[]): void;
  /** After it is durable. */
  stored(wakeUps: readonly WakeUpChange[]): void;
}

function statementsOf(db: DatabaseHandle, name: string) {
  const doc = `"doc_${name}"`;
  const key = `"key_${name}"`;
  const range = 'ix = ? AND key >= ? AND key < ?';
  return {
    load: db.prepare(`SELECT version, body FROM ${doc} WHERE id = ?`),
    insert: db.prepare(`INSERT INTO ${doc} (id, version, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`),
    update: db.prepare(`UPDATE ${doc} SET version = ?, body = ? WHERE id = ? AND version = ?`),
    all: db.prepare(`SELECT id, body FROM ${doc} WHERE id > ? ORDER BY id LIMIT 1000`),
    addKey: db.prepare(`INSERT OR IGNORE INTO ${key} (ix, key, id) VALUES (?, ?, ?)`),
    dropKey: db.prepare(`DELETE FROM ${key} WHERE ix = ? AND key = ? AND id = ?`),
    forward: db.prepare(`SELECT key, id FROM ${key} WHERE ${range} AND (key, id) > (?, ?) ORDER BY key, id LIMIT ?`),
    backward: db.prepare(`SELECT key, id FROM ${key} WHERE ${range} AND (key, id) < (?, ?) ORDER BY key DESC, id DESC LIMIT ?`),
    count: db.prepare(`SELECT count(*) AS n FROM ${key} WHERE ${range}`),
    countBy: db.prepare(`SELECT substr(key, ?, instr(substr(key, ?), char(1))) AS part, count(*) AS n FROM ${key} WHERE ${range} GROUP BY part`),
    setWakeUp: db.prepare('INSERT INTO wake_up (service, id, name, due) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET due = excluded.due'),
    dropWakeUp: db.prepare('DELETE FROM wake_up WHERE service = ? AND id = ? AND name = ?'),
    due: db.prepare('SELECT id, name, due AS dueAt FROM wake_up WHERE service = ? AND due <= ? ORDER BY due LIMIT ?'),
    addAct: db.prepare('INSERT OR IGNORE INTO act (service, id) VALUES (?, ?)'),
    dropAct: db.prepare('DELETE FROM act WHERE service = ? AND id = ?'),
    acts: db.prepare('SELECT id FROM act WHERE service = ? ORDER BY position LIMIT ?'),
  };
}

interface Bounds {
  readonly from: string;
  readonly to: string;
}

export class SqliteDocuments<S> implements Documents<S> {
  private readonly sql: ReturnType<typeof statementsOf>;
  private readonly cache = new LRUCache<string, Stored<S>>({ max: CACHED });

  constructor(
    private readonly db: DatabaseHandle,
    private readonly writer: Writer,
    private readonly spec: CollectionSpec<S>,
    private readonly sink: Sink,
  ) {
    prepareCollection(db, spec.name);
    this.sql = statementsOf(db, spec.name);
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
    const wakeUps = await this.writer.write(() => this.store(commit));
    this.cache.set(commit.next.id, commit.next);
    this.sink.stored(wakeUps);
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

  /** Inside the transaction. Says no before it writes anything. */
  private store({ next, previous, events }: Commit<S>): WakeUpChange[] {
    const { id, version, ...body } = next;
    const text = JSON.stringify(body);
    const done = previous ? this.sql.update.run(version, text, id, previous.version) : this.sql.insert.run(id, version, text);
    if (Number(done.changes) !== 1) throw new Declined('', { cause: new Conflict(this.spec.name, id, version) });
    this.storeKeys(id, previous?.state, next.state);
    if (events.length > 0) this.sink.store(id, events);
    this.storeActs(id, previous?.acts.length ?? 0, next.acts.length);
    return this.storeWakeUps(id, previous?.wakeUps ?? {}, next.wakeUps);
  }

  private storeKeys(id: string, before: S | undefined, after: S): void {
    for (const [index, keys] of Object.entries(this.spec.indexes)) {
      const old = before === undefined ? [] : keys(before).map(encodeKey);
      const fresh = keys(after).map(encodeKey);
      for (const key of old) if (!fresh.includes(key)) this.sql.dropKey.run(index, key, id);
      for (const key of fresh) if (!old.includes(key)) this.sql.addKey.run(index, key, id);
    }
  }

  private storeActs(id: string, before: number, after: number): void {
    if (before === 0 && after > 0) this.sql.addAct.run(this.spec.name, id);
    if (before > 0 && after === 0) this.sql.dropAct.run(this.spec.name, id);
  }

  private storeWakeUps(id: string, before: Stored<S>['wakeUps'], after: Stored<S>['wakeUps']): WakeUpChange[] {
    if (before === after) return [];
    const service = this.spec.name;
    const changes: WakeUpChange[] = [];
    for (const name of Object.keys(before)) {
      if (name in after) continue;
      this.sql.dropWakeUp.run(service, id, name);
      changes.push({ service, id, name });
    }
    for (const [name, dueAt] of Object.entries(after)) {
      if (before[name] === dueAt) continue;
      this.sql.setWakeUp.run(service, id, name, dueAt);
      changes.push({ service, id, name, dueAt });
    }
    return changes;
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
    for (let after = ''; ; ) {
      const rows = this.sql.all.all(after) as { id: string; body: string }[];
      for (const row of rows) {
        const { state } = JSON.parse(row.body) as { state: S };
        for (const [index, keys] of keysOf(this.spec.indexes, state)) for (const key of keys) this.sql.addKey.run(index, key, row.id);
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

/** As SQLite compares; JavaScript's own order differs beyond U+FFFF. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const writeCursor = (row: { key: string; id: string }): string => Buffer.from(JSON.stringify([row.key, row.id])).toString('base64url');

/** A cursor that was not ours. */
export class BadCursor extends Error {
  constructor() {
    super('the cursor is not one that a page answered');
    this.name = 'BadCursor';
  }
}
function readCursor(cursor: string): [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string')) return [read[0] as string, read[1] as string];
  } catch {
    // falls through to the one error below
  }
  throw new BadCursor();
}
