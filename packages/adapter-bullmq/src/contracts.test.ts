import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openSqlite } from '@hotline/adapter-sqlite';
import { engineContracts, ManualClock, type Open, type Opened } from '@hotline/runtime/testing';
import { openRedis } from './redis';
import { onRedis } from './testing/sqlite-and-redis';
import { freshPrefix, sharedRedis, withRedis } from './testing/require-redis';

const retryDelayMs = (): number => 1;

/**
 * Opens documents and log in SQLite files, the rest on Redis. The engine's clock moves only when a test moves it, but
 * Redis uses wall time. So some jobs start early by the engine's clock and must be delayed again.
 */
const onSqliteAndRedis: Open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
  const prefix = freshPrefix();
  const clock = new ManualClock();
  const open = async (): Promise<Opened> => {
    const redis = await openRedis({ url: sharedRedis(), prefix, clock, retryDelayMs });
    const engine = onRedis(openSqlite({ folder, clock, logApart: true, retryDelayMs }), redis);
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
