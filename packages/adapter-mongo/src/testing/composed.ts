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
 * Runs tests on the server that MONGO_URL names. Without one they are skipped; where engines are required they fail.
 */
export function onMongo(tests: (url: string) => void): void {
  const url = process.env['MONGO_URL'];
  if (url) return tests(url);
  if (process.env['CI'] === 'true' && process.env['HOTLINE_ENGINES'] === 'required') {
    it('has a server', () => {
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

interface Place {
  readonly url: string;
  readonly database: string;
  readonly folder: string;
  readonly clock: ManualClock;
  readonly wakeUps: ClockWakeUps;
}

/**
 * Documents and outbox in MongoDB; the log of the SQLite engine, which stands apart; wake-ups on the clock of the test.
 */
async function composed({ url, database, folder, clock, wakeUps }: Place): Promise<Engine> {
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

async function openedAt(place: Place): Promise<Opened> {
  const engine = await composed(place);
  return {
    engine,
    passTo: (at) => place.clock.moveTo(at),
    reopen: async () => {
      place.wakeUps.forgetListeners();
      await engine.close();
      return openedAt(place);
    },
    cleanup: async () => {
      place.wakeUps.forgetListeners();
      await engine.close();
      rmSync(place.folder, { recursive: true, force: true });
      await dropDatabase(place.url, place.database);
    },
  };
}

/** An engine in a database of its own that goes away with it. */
export const onFreshDatabase =
  (url: string): Open =>
  () => {
    const clock = new ManualClock();
    return openedAt({
      url,
      database: freshDatabase(),
      folder: mkdtempSync(join(tmpdir(), 'hotline-')),
      clock,
      wakeUps: new ClockWakeUps(clock),
    });
  };
