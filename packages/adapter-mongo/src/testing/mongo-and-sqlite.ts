import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { Engine } from '@hotline/runtime';
import { ManualClock, type Open, type Opened } from '@hotline/runtime/testing';
import { createConnection } from 'mongoose';
import { openMongo } from '../open';
import { ClockWakeUps } from './clock-wake-ups';

const NO_SERVER = 'MONGO_URL is not set: name a server, or start the stand-in of deploy/engines/mongo';

/**
 * Runs tests on the server that MONGO_URL names. Without a server the tests are skipped, or fail where engines are
 * required.
 */
export function onMongo(tests: (url: string) => void): void {
  const url = process.env['MONGO_URL'];
  if (url) return tests(url);
  if (process.env['CI'] === 'true' && process.env['HOTLINE_ENGINES'] === 'required') {
    it('MONGO_URL names a server', () => {
      throw new Error(NO_SERVER);
    });
  } else it.skip(NO_SERVER, () => undefined);
}

export const freshDatabase = (): string => `hotline-test-${randomUUID()}`;

export async function dropDatabase(url: string, database: string): Promise<void> {
  const connection = await createConnection(url, { dbName: database }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** The database, folder and clock of one test, which survive while its engine is closed and opened again. */
interface TestStores {
  readonly url: string;
  readonly database: string;
  readonly folder: string;
  readonly clock: ManualClock;
  readonly wakeUps: ClockWakeUps;
}

/**
 * Opens an engine with documents and outbox in MongoDB, the log of the SQLite engine, and wake-ups by the clock of the
 * test.
 */
async function openEngine({ url, database, folder, clock, wakeUps }: TestStores): Promise<Engine> {
  const store = await openMongo({ url, database });
  const sqlite = openSqlite({ folder, clock, logApart: true, retryDelayMs: () => 1 });
  const log = (sqlite.apart as NonNullable<Engine['apart']>).log;
  return {
    ...sqlite,
    wakeUps,
    documents: (spec) => store.documents(spec),
    apart: { outbox: store.outbox, log, wakeUps },
    check: () => store.check(),
    close: async () => {
      await Promise.all([store.close(), sqlite.close()]);
    },
  };
}

async function openedOn(stores: TestStores): Promise<Opened> {
  const engine = await openEngine(stores);
  return {
    engine,
    passTo: (at) => stores.clock.moveTo(at),
    reopen: async () => {
      stores.wakeUps.forgetListeners();
      await engine.close();
      return openedOn(stores);
    },
    cleanup: async () => {
      stores.wakeUps.forgetListeners();
      await engine.close();
      rmSync(stores.folder, { recursive: true, force: true });
      await dropDatabase(stores.url, stores.database);
    },
  };
}

/** Opens an engine in a new database, which its cleanup drops. */
export const onFreshDatabase =
  (url: string): Open =>
  () => {
    const clock = new ManualClock();
    return openedOn({
      url,
      database: freshDatabase(),
      folder: mkdtempSync(join(tmpdir(), 'hotline-')),
      clock,
      wakeUps: new ClockWakeUps(clock),
    });
  };
