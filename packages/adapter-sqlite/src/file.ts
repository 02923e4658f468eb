import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database, type DatabaseHandle } from './database';
import { prepare } from './schema';

/** Another process works on this file. */
export class FileInUse extends Error {
  constructor(readonly file: string) {
    super(`${file} is in use by another process: stop that process, or give this one another data folder`);
    this.name = 'FileInUse';
  }
}

/** Opens (or makes) a database file for this process alone. Throws `FileInUse`, `WrongSchema`, or what SQLite says of a damaged file. */
export function openFile(file: string): DatabaseHandle {
  if (file !== ':memory:' && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  try {
    prepare(db, file);
  } catch (error) {
    if (/locked|busy/i.test(String(error))) {
      db.close();
      throw new FileInUse(file);
    }
    closeFile(db);
    throw error;
  }
  return db;
}

/**
 * Closes the file and gives up its lock. Leaving WAL mode does both for certain: the package keeps prepared statements, and with them the connection
 * and its lock, until they are collected as garbage.
 */
export function closeFile(db: DatabaseHandle): void {
  if (!db.isOpen) return;
  try {
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_master');
  } finally {
    db.close();
  }
}
