import { join } from 'node:path';
import type { DatabaseHandle } from './database';
import type { TicketEvent } from '@hotline/contracts';
import { systemClock, type Clock, type CollectionSpec, type Documents, type Engine, type Outbox, type OutboxSource } from '@hotline/runtime';
import { LocalBroadcast, SqliteCounters } from './counters';
import { SqliteDocuments, type Sink } from './documents';
import { closeFile, openFile } from './file';
import { SqliteLog } from './log';
import { SqliteWakeUps } from './wake-ups';
import { Writer } from './writer';

export interface SqliteOptions {
  /** Folder of the files; made if it is not there. */
  readonly folder: string;
  readonly clock?: Clock;
  /** Keeps the log in a second file, as Kafka stands apart from MongoDB: commits leave an outbox and the relay carries it over. */
  readonly logApart?: boolean;
  /** Wait before another attempt, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
}

const patient = (attempt: number): number => Math.min(50 * 2 ** attempt, 30_000);
/** How often positions of groups are stored when nothing else is. */
const CURSOR_EVERY_MS = 1000;

class SqliteOutbox implements OutboxSource {
  private nudge: () => void = () => undefined;
  private readonly sql;

  constructor(
    db: DatabaseHandle,
    private readonly writer: () => Writer,
  ) {
    this.sql = {
      add: db.prepare('INSERT INTO outbox (id, events) VALUES (?, ?)'),
      pending: db.prepare('SELECT position, events FROM outbox ORDER BY position LIMIT ?'),
      mark: db.prepare('DELETE FROM outbox WHERE position = ?'),
    };
  }

  add(id: string, events: readonly TicketEvent[]): void {
    this.sql.add.run(id, JSON.stringify(events));
  }

  committed(): void {
    this.nudge();
  }

  async pending(limit: number): Promise<readonly Outbox[]> {
    const rows = this.sql.pending.all(limit) as { position: number; events: string }[];
    return rows.map((row) => ({ id: String(row.position), events: JSON.parse(row.events) as TicketEvent[], wakeUps: [] }));
  }

  async mark(entries: readonly Outbox[]): Promise<void> {
    await this.writer().write(() => entries.forEach((entry) => this.sql.mark.run(Number(entry.id))));
  }

  onCommit(nudge: () => void): void {
    this.nudge = nudge;
  }
}

function openOther(file: string, opened: DatabaseHandle): DatabaseHandle {
  try {
    return openFile(file);
  } catch (error) {
    closeFile(opened);
    throw error;
  }
}

/** Opens the embedded engine: log, documents and wake-ups in one file of one process. Throws `FileInUse` when another process has the folder. */
export function openSqlite(options: SqliteOptions): Engine {
  const clock = options.clock ?? systemClock;
  const retryDelayMs = options.retryDelayMs ?? patient;
  const db = openFile(join(options.folder, 'hotline.db'));
  const logDb = options.logApart ? openOther(join(options.folder, 'log.db'), db) : db;
  const log: SqliteLog = new SqliteLog(logDb, () => logWriter, retryDelayMs);
  const forget = (): void => log.forget();
  const writer = new Writer(db, () => (options.logApart ? undefined : log.storeCursors()), options.logApart ? undefined : forget);
  const logWriter = options.logApart ? new Writer(logDb, () => log.storeCursors(), forget) : writer;
  const wakeUps = new SqliteWakeUps(db, clock, retryDelayMs);
  const outbox = options.logApart ? new SqliteOutbox(db, () => writer) : undefined;
  const sink: Sink = {
    store: (id, events) => (outbox ? outbox.add(id, events) : log.store(events)),
    stored: (changes) => {
      if (outbox) outbox.committed();
      else log.publish();
      wakeUps.changed(changes);
    },
  };
  const collections = new Map<string, Promise<Documents<unknown>>>();
  const cursors = setInterval(() => void logWriter.write(() => undefined).catch(() => undefined), CURSOR_EVERY_MS).unref();
  return {
    clock,
    log,
    wakeUps,
    counters: new SqliteCounters(db, writer, clock),
    broadcast: new LocalBroadcast(),
    ...(outbox ? { apart: { outbox, log } } : {}),
    documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const known = collections.get(spec.name) ?? Promise.resolve(new SqliteDocuments(db, writer, spec, sink) as Documents<unknown>);
      collections.set(spec.name, known);
      return known as Promise<Documents<S>>;
    },
    async check() {
      db.prepare('SELECT 1').get();
    },
    async close() {
      clearInterval(cursors);
      log.stop();
      wakeUps.stop();
      writer.flush();
      logWriter.flush();
      closeFile(db);
      if (logDb !== db) closeFile(logDb);
    },
  };
}
