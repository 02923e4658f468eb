import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database, type DatabaseHandle } from './database';
import { prepare } from './schema';

/** Another process works on this folder. */
export class FileInUse extends Error {
  constructor(readonly file: string) {
    super(`${file} is in use by another process: stop that process, or give this one another data folder`);
    this.name = 'FileInUse';
  }
}

/** A folder that belongs to this process until it is released, or the process dies. */
export interface Lock {
  release(): void;
}

/**
 * Takes the folder for this process alone; made if it is not there. The lock is SQLite's own on a file beside the data, which the operating system drops with
 * the process, however it dies. Throws `FileInUse`.
 */
export function lockFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock.db');
  const db = new Database(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (at TEXT); COMMIT');
  } catch (error) {
    db.close();
    throw /locked|busy/i.test(String(error)) ? new FileInUse(folder) : error;
  }
  return { release: () => unlock(db) };
}

/** Closing is not enough: the package keeps prepared statements, and with them the connection and its lock, until they are collected as garbage. */
function unlock(db: DatabaseHandle): void {
  if (!db.isOpen) return;
  try {
    db.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM held');
  } finally {
    db.close();
  }
}

/** Opens (or makes) a database file. Throws `IncompatibleStore`, or what SQLite says of a damaged file. */
export function openFile(file: string): DatabaseHandle {
  const db = new Database(file);
  try {
    prepare(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
