import { IncompatibleStore } from '@hotline/runtime';
import type { DatabaseHandle } from './database';

/**
 * Version of the format of the tables, documents and events; raised with every change of it. A file of another version
 * is refused, because no code converts it. Since version 2 events have the field `location`.
 */
export const SCHEMA_VERSION = 2;

const documentTables = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wake_up (
    service TEXT, id TEXT, name TEXT, due INTEGER NOT NULL, PRIMARY KEY (service, id, name)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS wake_up_due ON wake_up (due);
  CREATE TABLE IF NOT EXISTS act (
    position INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT, id TEXT, UNIQUE (service, id)
  );
  CREATE TABLE IF NOT EXISTS counter (series TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, events TEXT NOT NULL
  );
`;

const logTables = `
  CREATE TABLE IF NOT EXISTS log (position INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS log_cursor (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Write-ahead log with an fsync at each commit, so an answered commit survives a power cut. */
export const PRAGMAS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; ' +
  'PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000;';

/** Makes the tables of a new file. Throws `IncompatibleStore`. */
export function prepare(db: DatabaseHandle, file: string): void {
  db.exec(PRAGMAS);
  const found = Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
  if (found !== 0 && found !== SCHEMA_VERSION) throw new IncompatibleStore(`Data file ${file}`, found, SCHEMA_VERSION);
  db.exec(`BEGIN IMMEDIATE; ${documentTables} ${logTables} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

/** Makes the tables of one collection: one for its documents, one for the sorted keys of all its indexes. */
export function prepareCollection(db: DatabaseHandle, name: string): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS "doc_${name}" (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS "key_${name}" (ix TEXT, key TEXT, id TEXT, PRIMARY KEY (ix, key, id)) WITHOUT ROWID;
  `);
}

/**
 * Makes indexes that find the key of a given document in one declared index. They cover the keys of that index only, so
 * other keys do not make them grow.
 */
export function prepareRanged(db: DatabaseHandle, name: string, ranged: readonly string[]): void {
  for (const index of ranged) {
    const { file, where } = rangedIndex(name, index);
    db.exec(`CREATE INDEX IF NOT EXISTS ${file} ON "key_${name}" (id, key) WHERE ${where}`);
  }
}

/** The parts of a statement that reads keys of one declared index by document. SQLite needs the name as a literal. */
export function rangedIndex(name: string, index: string): { file: string; table: string; where: string } {
  const file = `"range_${name}_${index}"`;
  return { file, table: `"key_${name}" INDEXED BY ${file}`, where: `ix = '${index}'` };
}

/**
 * Makes the tables for searching a collection. `ref` numbers the documents in the order in which they are first stored.
 * The full-text table uses these numbers as row ids, so the newest documents come first without sorting. It does not
 * store the text itself. Its tokens are those of `searchTokens`, separated by spaces.
 */
export function prepareSearch(db: DatabaseHandle, name: string): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS "ref_${name}" (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE IF NOT EXISTS "text_${name}" USING fts5(
      scope, words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '-_.'"
    );
  `);
}
