import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { IncompatibleStore, type Engine } from '@hotline/runtime';
import { lettersCollection, numberOf, publish, ticket } from '@hotline/runtime/testing';
import { openSqlite } from '../engine';
import { Database } from '../file/database';
import { FileInUse } from '../file/file';
import { temporaryFolder } from '../testing/temporary';
import { NotReadable, readFolder } from './read-folder';
import { restoreFolder } from './restore-folder';

let folder: string;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => rmSync(folder, { recursive: true }));

async function withEngine(work: (engine: Engine) => Promise<void>, logApart = false): Promise<void> {
  const engine = openSqlite({ folder, logApart, retryDelayMs: () => 1 });
  await work(engine).finally(() => engine.close());
}

describe('reading a data folder', () => {
  it('readFolder reads documents by id, the log in order, and the last reserved number of each series', async () => {
    await withEngine(async (engine) => {
      await publish(engine, ticket(2), 2);
      await publish(engine, ticket(1), 1);
      await engine.counters.next('tickets');
    });
    const read = readFolder(folder);
    expect(read).toMatchObject({ collections: ['letters'], series: { tickets: 100 } });
    expect([...read.documents('letters')].map(({ id, version }) => [id, version])).toEqual([
      [ticket(1), 1],
      [ticket(2), 2],
    ]);
    expect([...read.log()].map(({ event }) => [event.subject, numberOf(event)])).toEqual([
      [ticket(2), 1],
      [ticket(2), 2],
      [ticket(1), 1],
    ]);
    read.close();
  });

  it('readFolder and restoreFolder refuse a folder of an older format, and leave its format unchanged', async () => {
    await withEngine((engine) => publish(engine, ticket(1), 1));
    const db = new Database(join(folder, 'hotline.db'));
    db.exec('PRAGMA user_version = 1');
    expect(() => readFolder(folder)).toThrow(IncompatibleStore);
    expect(() => readFolder(folder)).toThrow(/written by an older version .*data format 1, needed 2/);
    expect(() => restoreFolder(folder)).toThrow(IncompatibleStore);
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    db.close();
  });

  it('readFolder refuses a folder without data', () => {
    expect(() => readFolder(folder)).toThrow(NotReadable);
  });

  it('readFolder refuses a folder that an engine uses', async () => {
    await withEngine(async () => expect(() => readFolder(folder)).toThrow(FileInUse));
  });

  it('readFolder refuses a folder whose commits have events that are not in the log yet', async () => {
    await withEngine((engine) => publish(engine, ticket(1), 2), true);
    expect(() => readFolder(folder)).toThrow(/2 commits have events that are not in the log yet/);
  });
});

describe('restoring a data folder', () => {
  it('an engine opens the restored documents and series, and restoring twice changes nothing', async () => {
    const target = restoreFolder(folder);
    expect(await target.isEmpty(['letters'])).toBe(true);
    const stored = { id: ticket(1), version: 7, state: { count: 3, keys: [] }, seen: {}, commands: [], sequence: 4 };
    const document = { ...stored, wakeUps: { warn: 10 }, acts: [] };
    for (const _ of ['first', 'again']) await target.restore(lettersCollection as never, [document]);
    await target.raiseSeries({ tickets: 500 });
    await target.raiseSeries({ tickets: 20 });
    expect(await target.isEmpty(['letters'])).toBe(false);
    await target.close();
    await withEngine(async (engine) => {
      const letters = await engine.documents(lettersCollection);
      expect(await letters.load(ticket(1))).toMatchObject({ version: 7, state: { count: 3 } });
      expect(await letters.count('byCount', {})).toBe(1);
      expect(await letters.withDue(10, 5)).toEqual([{ id: ticket(1), name: 'warn', dueAt: 10 }]);
      expect(await engine.counters.next('tickets')).toBe(501);
    });
  });
});
