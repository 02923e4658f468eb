import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock, type Open, type Opened } from '@hotline/runtime/testing';
import { openSqlite, type SqliteOptions } from '../engine';

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'hotline-'));

const retryDelayMs = (): number => 1;

/** Opens an engine in a temporary folder, which its cleanup deletes. */
export const inTemporaryFolder =
  (options: Omit<SqliteOptions, 'folder'> = {}): Open =>
  async () => {
    const folder = temporaryFolder();
    const clock = new ManualClock();
    const open = (): Opened => {
      const engine = openSqlite({ folder, clock, retryDelayMs, ...options });
      return {
        engine,
        passTo: (at) => clock.moveTo(at),
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
