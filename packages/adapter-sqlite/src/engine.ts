import { join } from 'node:path';
import { systemClock, type Clock, type CollectionSpec, type Documents, type Engine } from '@hotline/runtime';
import { LocalBroadcast, SqliteCounters } from './counters';
import type { DatabaseHandle } from './database';
import { SqliteDocuments, type Sink } from './documents';
import { lockFolder, openFile } from './file';
import { SqliteLog } from './log';
import { SqliteOutbox } from './outbox';
import { SqliteWakeUps } from './wake-ups';
import { Writer, type Operation } from './writer';

export interface SqliteOptions {
  /** Folder of the files; made if it is not there. */
  readonly folder: string;
  readonly clock?: Clock;
  /** Keeps the log in a second file, as Kafka stands apart from MongoDB: commits leave an outbox and the relay carries it over. */
  readonly logApart?: boolean;
  /** Documents kept parsed for each collection; 0 parses at every load. */
  readonly cachedDocuments?: number;
  /** Wait before another attempt, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
}

const patient = (attempt: number): number => Math.min(50 * 2 ** attempt, 30_000);
const CACHED_DOCUMENTS = 2000;
/** How often positions of groups are stored when nothing else is. */
const CURSOR_EVERY_MS = 1000;

/** A database file: one connection that reads, one thread that writes. */
interface OpenFile {
  readonly db: DatabaseHandle;
  readonly writer: Writer;
}

function open(file: string, alongside: () => readonly Operation[]): OpenFile {
  const db = openFile(file);
  return { db, writer: new Writer(file, alongside) };
}

async function close({ db, writer }: OpenFile): Promise<void> {
  await writer.close();
  if (db.isOpen) db.close();
}

/** Opens the files that hold documents and log: the same one, or two. */
function openFiles(
  { folder, logApart }: SqliteOptions,
  cursors: () => readonly Operation[],
): { main: OpenFile; logs: OpenFile } {
  const main = open(join(folder, 'hotline.db'), logApart ? () => [] : cursors);
  return { main, logs: logApart ? open(join(folder, 'log.db'), cursors) : main };
}

/** Opens the embedded engine: log, documents and wake-ups in one file of one process. Throws `FileInUse` when another process has the folder. */
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
  const retryDelayMs = options.retryDelayMs ?? patient;
  const { main, logs } = openFiles(options, () => log.cursors());
  const log: SqliteLog = new SqliteLog(logs.db, logs.writer, retryDelayMs);
  const wakeUps = new SqliteWakeUps(main.db, clock, retryDelayMs);
  const outbox = options.logApart ? new SqliteOutbox(main.db, main.writer) : undefined;
  const sink = sinkTo(log, wakeUps, outbox);
  const collections = new Map<string, Documents<unknown>>();
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
    async documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const known =
        collections.get(spec.name) ??
        (new SqliteDocuments(
          main.db,
          main.writer,
          spec,
          sink,
          options.cachedDocuments ?? CACHED_DOCUMENTS,
        ) as Documents<unknown>);
      collections.set(spec.name, known);
      return known as Documents<S>;
    },
    async check() {
      await main.writer.check();
      await logs.writer.check();
      main.db.prepare('SELECT 1').get();
    },
    close: () => (closing ??= shut()),
  };
}

/** Events go to the log of the same file, or into the outbox; wake-ups are rows already, and the alarm may have to be set earlier. */
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
