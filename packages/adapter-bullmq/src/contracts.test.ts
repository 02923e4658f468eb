import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openSqlite } from '@hotline/adapter-sqlite';
import { engineContracts, ManualClock, type Open, type Opened } from '@hotline/runtime/testing';
import { openRedis } from './redis';
import { onRedis } from './testing/composed';
import { freshPrefix, sharedRedis, withRedis } from './testing/needed';

const impatient = (): number => 1;

/**
 * Documents and log in SQLite's files, the rest on Redis. The clock stands between two moves while Redis goes by the
 * wall: whatever comes early must wait on.
 */
const onSqliteAndRedis: Open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
  const prefix = freshPrefix();
  const clock = new ManualClock();
  const open = async (): Promise<Opened> => {
    const redis = await openRedis({ url: sharedRedis(), prefix, clock, retryDelayMs: impatient });
    const engine = onRedis(openSqlite({ folder, clock, logApart: true, retryDelayMs: impatient }), redis);
    return {
      engine,
      passTo: async (at) => {
        await wait(at - clock.now());
        await clock.moveTo(at);
      },
      reopen: async () => {
        await engine.close();
        return open();
      },
      cleanup: async () => {
        await engine.close().catch(() => undefined);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };
  return open();
};

withRedis(() => engineContracts('bullmq', onSqliteAndRedis));
