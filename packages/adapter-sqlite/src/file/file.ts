import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database, type DatabaseHandle } from './database';
import { prepare } from './schema';

/** Another process uses this folder. */
export class FileInUse extends Error {
  constructor(readonly file: string) {
    super(`${file} is in use by another process: stop that process, or give this one another data folder`);
    this.name = 'FileInUse';
  }
}

/** The lock of a folder; held until it is released or the process ends. */
export interface Lock {
  release(): void;
}

/**
 * Locks the folder for this process; makes it if it does not exist. The lock is SQLite's own lock on `lock.db`, which
 * the operating system releases when the process ends in any way. Throws `FileInUse`.
 */
export function lockFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock.db');
  keepPrivate(file);
  const db = new Database(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (at TEXT); COMMIT');
  } catch (error) {
    db.close();
    throw /locked|busy/i.test(String(error)) ? new FileInUse(folder) : error;
  }
  return { release: () => unlock(db) };
}

/**
 * Makes the file if it does not exist, and lets only its user read it. SQLite gives the files beside it (write-ahead log,
 * shared memory) the same mode. An existing file is not opened, because closing it would release the locks that this
 * process holds on it.
 */
function keepPrivate(file: string): void {
  if (!existsSync(file)) writeFileSync(file, '', { flag: 'a', mode: OWNER_ONLY });
  else if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, OWNER_ONLY);
}
const OWNER_ONLY = 0o600;

/**
 * Releases the lock before closing, because the package keeps the connection open until its prepared statements are
 * garbage-collected.
 */
function unlock(db: DatabaseHandle): void {
  if (!db.isOpen) return;
  try {
    db.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM held');
  } finally {
    db.close();
  }
}

/**
 * Opens a database file; makes it if it does not exist. Throws `IncompatibleStore`, or SQLite's error for a damaged
 * file.
 */
export function openFile(file: string): DatabaseHandle {
  keepPrivate(file);
  const db = new Database(file);
  try {
    prepare(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
