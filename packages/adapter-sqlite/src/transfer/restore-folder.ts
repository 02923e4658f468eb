import { join } from 'node:path';
import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, LogEnds, Restorable, Stored } from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import { lockFolder, openFile } from '../file/file';
import { collectionsIn, readDocuments, readLog } from './read-folder';
import { prepareCollection } from '../file/schema';

/**
 * Opens a folder to import the data of another engine, and locks it until `close`. Throws `FileInUse` and
 * `IncompatibleStore`.
 */
export function restoreFolder(folder: string): Restorable {
  const lock = lockFolder(folder);
  try {
    return new FolderToRestore(folder, openFile(join(folder, 'hotline.db')), () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Each call is one transaction with one fsync. Indexes are filled when the collections are first opened. */
class FolderToRestore implements Restorable {
  constructor(
    readonly name: string,
    private readonly db: DatabaseHandle,
    private readonly release: () => void,
  ) {}

  async isEmpty(): Promise<boolean> {
    return (
      this.end() === 0 &&
      collectionsIn(this.db).every((name) => this.db.prepare(`SELECT 1 FROM "doc_${name}" LIMIT 1`).get() === undefined)
    );
  }

  async restore({ name }: CollectionSpec<never>, documents: readonly Stored<unknown>[]): Promise<void> {
    prepareCollection(this.db, name);
    const put = this.db.prepare(`INSERT OR REPLACE INTO "doc_${name}" (id, version, body) VALUES (?, ?, ?)`);
    const wake = this.db.prepare('INSERT OR REPLACE INTO wake_up (service, id, name, due) VALUES (?, ?, ?, ?)');
    const act = this.db.prepare('INSERT OR IGNORE INTO act (service, id) VALUES (?, ?)');
    this.inTransaction(() => {
      for (const { id, version, ...body } of documents) {
        put.run(id, version, JSON.stringify(body));
        for (const [wakeUp, dueAt] of Object.entries(body.wakeUps)) wake.run(name, id, wakeUp, dueAt);
        if (body.acts.length > 0) act.run(name, id);
      }
    });
  }

  async append(events: readonly TicketEvent[]): Promise<void> {
    const add = this.db.prepare('INSERT INTO log (event) VALUES (?)');
    this.inTransaction(() => events.forEach((event) => add.run(JSON.stringify(event))));
  }

  async logEnds(): Promise<LogEnds> {
    return [this.end()];
  }

  async appendedSince([end = 0]: LogEnds, each: (event: TicketEvent) => void): Promise<void> {
    for (const { event } of readLog(this.db, end)) each(event);
  }

  async readDocuments({ name }: CollectionSpec<never>, each: (stored: Stored<unknown>) => void): Promise<void> {
    if (collectionsIn(this.db).includes(name)) for (const stored of readDocuments(this.db, name)) each(stored);
  }

  async setGroupPositions(groups: Readonly<Record<string, LogEnds>>): Promise<void> {
    const setCursor = this.db.prepare('INSERT OR REPLACE INTO log_cursor (name, position) VALUES (?, ?)');
    this.inTransaction(() => Object.entries(groups).forEach(([group, [end = 0]]) => setCursor.run(group, end)));
  }

  async raiseSeries(series: Readonly<Record<string, number>>): Promise<void> {
    const raise = this.db.prepare(
      'INSERT INTO counter (series, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)',
    );
    this.inTransaction(() => Object.entries(series).forEach(([name, value]) => raise.run(name, value)));
  }

  async declare(specs: readonly CollectionSpec<never>[]): Promise<void> {
    for (const { name } of specs) prepareCollection(this.db, name);
    this.db.prepare("DELETE FROM meta WHERE name LIKE 'indexes of %'").run();
  }

  async close(): Promise<void> {
    if (!this.db.isOpen) return;
    this.db.close();
    this.release();
  }

  private end(): number {
    return Number(
      (this.db.prepare('SELECT max(position) AS head FROM log').get() as { head: number | null }).head ?? 0,
    );
  }

  private inTransaction(write: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      write();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }
}
