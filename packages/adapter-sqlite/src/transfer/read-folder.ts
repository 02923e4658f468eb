import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TicketEvent } from '@hotline/contracts';
import type { LoggedEvent, StillStore, Stored } from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import { lockFolder, openFile } from '../file/file';
import { SCHEMA_VERSION } from '../file/schema';

const PAGE = 1000;
const DOCUMENTS = 'doc_';

/** The folder holds no data, or commits whose events are not in the log yet. */
export class NotReadable extends Error {
  constructor(folder: string, why: string) {
    super(`${folder} cannot be read: ${why}`);
    this.name = 'NotReadable';
  }
}

/**
 * Opens a folder to read all its data, and locks it until `close`. Throws `FileInUse`, `IncompatibleStore` and
 * `NotReadable`.
 */
export function readFolder(folder: string): StillStore {
  if (!existsSync(join(folder, 'hotline.db'))) throw new NotReadable(folder, 'it holds no hotline.db');
  const lock = lockFolder(folder);
  const open: DatabaseHandle[] = [];
  const close = (): void => {
    for (const db of open) if (db.isOpen) db.close();
    lock.release();
  };
  try {
    const main = openFile(join(folder, 'hotline.db'));
    open.push(main);
    const logs = existsSync(join(folder, 'log.db')) ? openFile(join(folder, 'log.db')) : main;
    if (logs !== main) open.push(logs);
    const left = Number((main.prepare('SELECT count(*) AS n FROM outbox').get() as { n: number }).n);
    if (left > 0)
      throw new NotReadable(
        folder,
        `${left} commits have events that are not in the log yet; start the hotline once and stop it again`,
      );
    return {
      schema: SCHEMA_VERSION,
      collections: collectionsIn(main),
      groups: numbersIn(logs, 'SELECT name, position AS value FROM log_cursor ORDER BY name'),
      series: numbersIn(main, 'SELECT series AS name, value FROM counter ORDER BY series'),
      documents: (collection) => readDocuments(main, collection),
      log: () => readLog(logs),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

export function collectionsIn(db: DatabaseHandle): string[] {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'doc\\_%' ESCAPE '\\' ORDER BY name")
    .all() as { name: string }[];
  return tables.map(({ name }) => name.slice(DOCUMENTS.length));
}

function numbersIn(db: DatabaseHandle, text: string): Record<string, number> {
  return Object.fromEntries(
    (db.prepare(text).all() as { name: string; value: number }[]).map(({ name, value }) => [name, Number(value)]),
  );
}

/** Returns all documents of a collection, in the order of their ids. */
export function* readDocuments(db: DatabaseHandle, collection: string): Generator<Stored<unknown>> {
  const page = db.prepare(`SELECT id, version, body FROM "doc_${collection}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`);
  for (let last: string | undefined = ''; last !== undefined;) {
    const rows = page.all(last) as { id: string; version: number; body: string }[];
    for (const { id, version, body } of rows)
      yield { id, version: Number(version), ...(JSON.parse(body) as Omit<Stored<unknown>, 'id' | 'version'>) };
    last = rows.at(-1)?.id;
  }
}

/** Returns the events of the log after a position, by default all, without checking them against a schema. */
export function* readLog(db: DatabaseHandle, after = 0): Generator<LoggedEvent> {
  const page = db.prepare(`SELECT position, event FROM log WHERE position > ? ORDER BY position LIMIT ${PAGE}`);
  for (let last: number | undefined = after; last !== undefined;) {
    const rows = page.all(last) as { position: number; event: string }[];
    for (const { position, event } of rows)
      yield { position: Number(position), event: JSON.parse(event) as TicketEvent };
    last = rows.at(-1)?.position;
  }
}
