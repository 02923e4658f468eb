import { join } from 'node:path';
import { systemClock, type Clock, type CollectionSpec, type Documents, type Engine } from '@hotline/runtime';
import { exponentialBackoff } from '@hotline/runtime/adapter-support';
import { LocalBroadcast, SqliteCounters } from './counters';
import type { DatabaseHandle } from './file/database';
import { SqliteDocuments, type Sink } from './documents/documents';
import { lockFolder, openFile } from './file/file';
import { SqliteLog } from './log/log';
import { SqliteOutbox } from './log/outbox';
import { SqliteWakeUps } from './wake-ups';
import { Writer, type WriteOperation } from './file/writer';

export interface SqliteOptions {
  /** Folder of the files; made if missing. */
  readonly folder: string;
  readonly clock?: Clock;
  /** Keeps the log in a second file. Commits then fill an outbox that the relay publishes, as with a log on Kafka. */
  readonly logApart?: boolean;
  /** Number of parsed documents kept in memory for each collection; 0 keeps none. */
  readonly cachedDocuments?: number;
  /**
   * Returns the delay, in milliseconds, before the next attempt. `attempt` is the number of the one that failed, from
   * 1.
   */
  readonly retryDelayMs?: (attempt: number) => number;
}

const LONGEST_RETRY_DELAY_MS = 30_000;
const CACHED_DOCUMENTS = 2000;
/** Time between two writes of the positions of groups while no commit stores them. */
const CURSOR_EVERY_MS = 1000;

/** A database file: one connection that reads, one thread that writes. */
interface OpenFile {
  readonly db: DatabaseHandle;
  readonly writer: Writer;
}

function open(file: string, alongside: () => readonly WriteOperation[]): OpenFile {
  const db = openFile(file);
  return { db, writer: new Writer(file, alongside) };
}

async function close({ db, writer }: OpenFile): Promise<void> {
  await writer.close();
  if (db.isOpen) db.close();
}

/** Opens one file for documents and log, or one file for each. */
function openFiles(
  { folder, logApart }: SqliteOptions,
  cursors: () => readonly WriteOperation[],
): { main: OpenFile; logs: OpenFile } {
  const main = open(join(folder, 'hotline.db'), logApart ? () => [] : cursors);
  return { main, logs: logApart ? open(join(folder, 'log.db'), cursors) : main };
}

/**
 * Opens the embedded engine: log, documents and wake-ups in one file, used by one process. Throws `FileInUse` when
 * another process uses the folder, and `IncompatibleStore` when another version of this program wrote it.
 */
export function openSqlite(options: SqliteOptions): Engine {
  const lock = lockFolder(options.folder);
  try {
    return openLocked(options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openLocked(options: SqliteOptions, release: () => void): Engine {
  const clock = options.clock ?? systemClock;
  const retryDelayMs = options.retryDelayMs ?? exponentialBackoff(LONGEST_RETRY_DELAY_MS);
  const { main, logs } = openFiles(options, () => log.cursors());
  const log: SqliteLog = new SqliteLog(logs.db, logs.writer, retryDelayMs);
  const wakeUps = new SqliteWakeUps(main.db, clock, retryDelayMs);
  const outbox = options.logApart ? new SqliteOutbox(main.db, main.writer) : undefined;
  const sink = sinkTo(log, wakeUps, outbox);
  const cursors = setInterval(() => void logs.writer.write([]).catch(() => undefined), CURSOR_EVERY_MS).unref();
  let closing: Promise<void> | undefined;
  const shut = async (): Promise<void> => {
    clearInterval(cursors);
    log.stop();
    wakeUps.stop();
    await close(main);
    if (logs !== main) await close(logs);
    release();
  };
  return {
    clock,
    log,
    wakeUps,
    counters: new SqliteCounters(main.writer, clock),
    broadcast: new LocalBroadcast(),
    ...(outbox ? { apart: { outbox, log } } : {}),
    documents: collectionsIn(main, sink, options.cachedDocuments ?? CACHED_DOCUMENTS),
    async check() {
      await main.writer.check();
      await logs.writer.check();
      main.db.prepare('SELECT 1').get();
    },
    close: () => (closing ??= shut()),
  };
}

/**
 * Returns a sink that stores events in the log of the same file or in the outbox. It also reports changed wake-ups,
 * because the alarm may have to ring earlier.
 */
function sinkTo(log: SqliteLog, wakeUps: SqliteWakeUps, outbox: SqliteOutbox | undefined): Sink {
  return {
    operations: (id, events) => (outbox ? outbox.operations(id, events) : log.operations(events)),
    stored: (events, results, changes) => {
      if (outbox) outbox.committed();
      else if (events.length > 0) log.publish(events, results);
      wakeUps.changed(changes);
    },
  };
}

/** Returns a function that opens each collection once. */
function collectionsIn({ db, writer }: OpenFile, sink: Sink, cachedDocuments: number): Engine['documents'] {
  const opened = new Map<string, Documents<unknown>>();
  return async <S>(spec: CollectionSpec<S>): Promise<Documents<S>> => {
    const documents =
      opened.get(spec.name) ??
      (new SqliteDocuments(db, writer, spec, sink, cachedDocuments) as unknown as Documents<unknown>);
    opened.set(spec.name, documents);
    return documents as unknown as Documents<S>;
  };
}
