import { createConnection, type Connection, type ConnectOptions } from 'mongoose';

/** A server that nobody sees for so long is looked for by somebody else, ms. */
const OUT_OF_SIGHT_MS = 15_000;

export interface Sight {
  readonly url: string;
  readonly options: ConnectOptions;
  /** Between two looks, ms. */
  readonly everyMs: number;
  readonly outOfSightMs?: number;
}

/** Rejects when no server takes writes now. */
export async function look(connection: Connection): Promise<void> {
  await connection.getClient().db('admin').command({ ping: 1 }, { readPreference: 'primary' });
}

/**
 * Makes a connection anew that sees no server although one is there. The driver (mongodb 7.8) finds a server that comes back, but for one case, which was met in
 * one process of six: a look that it begins on a socket that has just ended waits for ever for that socket to take the question, and no further look begins.
 * Models keep their connection. Answers how to stop.
 */
export function keepInSight(
  connection: Connection,
  { url, options, everyMs, outOfSightMs = OUT_OF_SIGHT_MS }: Sight,
): () => Promise<void> {
  let seenAt = performance.now();
  let looking = Promise.resolve();
  let stopped = false;

  async function lookOnce(): Promise<void> {
    try {
      await look(connection);
      seenAt = performance.now();
    } catch {
      if (stopped || performance.now() - seenAt < outOfSightMs || !(await isThere(url, options)) || stopped) return;
      await connection.close();
      await connection.openUri(url, options);
      seenAt = performance.now();
    }
  }

  const timer = setInterval(() => (looking = looking.then(lookOnce).catch(() => undefined)), everyMs).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}

async function isThere(url: string, options: ConnectOptions): Promise<boolean> {
  const other = createConnection(url, { ...options, maxPoolSize: 1 });
  other.on('error', () => undefined);
  try {
    await look(await other.asPromise());
    return true;
  } catch {
    return false;
  } finally {
    await other.destroy();
  }
}
