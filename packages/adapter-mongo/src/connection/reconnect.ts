import { createConnection, type Connection, type ConnectOptions } from 'mongoose';

/** How long, in milliseconds, a connection may reach no server before another connection is tried. */
const UNREACHABLE_MS = 15_000;

export interface ReconnectOptions {
  readonly url: string;
  readonly options: ConnectOptions;
  /** Time between two checks, in milliseconds. */
  readonly everyMs: number;
  readonly unreachableMs?: number;
}

/** Rejects when no server accepts writes now. */
export async function ping(connection: Connection): Promise<void> {
  await connection.getClient().db('admin').command({ ping: 1 }, { readPreference: 'primary' });
}

/**
 * Checks a connection regularly, and opens it again when it reaches no server although a second connection does. The
 * connection object stays the same, so models keep working. Returns a function that stops the checks.
 *
 * Reason: the driver (mongodb 7.8) usually finds a server that comes back. In one process of six it did not: a check
 * that began on a socket that had just ended waited for ever, and no further check began.
 */
export function reconnectWhenStuck(
  connection: Connection,
  { url, options, everyMs, unreachableMs = UNREACHABLE_MS }: ReconnectOptions,
): () => Promise<void> {
  let reachedAt = performance.now();
  let checking = Promise.resolve();
  let stopped = false;

  async function check(): Promise<void> {
    try {
      await ping(connection);
      reachedAt = performance.now();
    } catch {
      if (performance.now() - reachedAt < unreachableMs || !(await isReachable(url, options)) || stopped) return;
      await connection.close();
      await connection.openUri(url, options);
      reachedAt = performance.now();
    }
  }

  const timer = setInterval(() => (checking = checking.then(check).catch(() => undefined)), everyMs).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await checking;
  };
}

async function isReachable(url: string, options: ConnectOptions): Promise<boolean> {
  const other = createConnection(url, { ...options, maxPoolSize: 1 });
  other.on('error', () => undefined);
  try {
    await ping(await other.asPromise());
    return true;
  } catch {
    return false;
  } finally {
    await other.destroy();
  }
}
