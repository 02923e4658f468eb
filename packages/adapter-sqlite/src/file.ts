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
    db.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw new FileInUse(file);
    throw error;
  }
  return db;
}
