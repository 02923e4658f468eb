import { Redis, type RedisOptions } from 'ioredis';

const CONNECT_MS = 5000;
/**
 * A command without an answer rejects after this time, so that a Redis that hangs does not block the code that sent it.
 */
const ANSWER_MS = 5000;
const LONGEST_RECONNECT_DELAY_MS = 2000;

/** Redis does not answer, or its eviction policy would delete keys. */
export class RedisUnusable extends Error {
  constructor(address: string, why: string, cause?: unknown) {
    super(`Redis at ${address} cannot be used: ${why}`, { cause });
    this.name = 'RedisUnusable';
  }
}

/**
 * Three connections that reconnect without limit. `commands` rejects at once while Redis is away, because the calling
 * code can repeat a command. `workers` waits for Redis, as BullMQ's workers need. `subscriber` receives broadcasts.
 */
export interface Connections {
  readonly commands: Redis;
  readonly workers: Redis;
  readonly subscriber: Redis;
  check(): Promise<void>;
  close(): void;
}

/** Returns host and path of the URL, without user and password. */
const addressOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

export async function connect(url: string, onError: (error: Error) => void): Promise<Connections> {
  const address = addressOf(url);
  const shared: RedisOptions = {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: (times) => Math.min(times * 50, LONGEST_RECONNECT_DELAY_MS),
  };
  const commands = new Redis(url, {
    ...shared,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: ANSWER_MS,
  });
  const workers = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  const subscriber = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  const all = { commands, workers, subscriber };
  for (const redis of Object.values(all)) redis.on('error', onError);
  const close = (): void => Object.values(all).forEach((redis) => redis.disconnect());
  try {
    await Promise.all(Object.values(all).map((redis) => redis.connect()));
    await requireNoEviction(commands, address);
  } catch (error) {
    close();
    throw error instanceof RedisUnusable ? error : new RedisUnusable(address, 'no connection', error);
  }
  return {
    ...all,
    close,
    async check() {
      for (const [name, redis] of Object.entries(all))
        if (redis.status !== 'ready') throw new RedisUnusable(address, `its ${name} connection is ${redis.status}`);
      await commands.ping();
    },
  };
}

/**
 * Throws for `allkeys` policies; other policies evict only keys with an expiry, which jobs and counters do not have.
 */
async function requireNoEviction(redis: Redis, address: string): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy?.startsWith('allkeys'))
    throw new RedisUnusable(address, `maxmemory-policy ${policy} would evict jobs and counters; set noeviction`);
}
