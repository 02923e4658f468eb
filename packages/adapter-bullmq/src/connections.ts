import { Redis, type RedisOptions } from 'ioredis';

const CONNECT_MS = 5000;
/** A command that was not answered by then is given up: a Redis that hangs must not hang its callers. */
const ANSWER_MS = 5000;
const LONGEST_PAUSE_MS = 2000;

/** Redis cannot be used: it is not there, or would forget keys on its own. */
export class RedisUnusable extends Error {
  constructor(address: string, why: string, cause?: unknown) {
    super(`Redis at ${address} cannot be used: ${why}`, { cause });
    this.name = 'RedisUnusable';
  }
}

/**
 * Three connections that come back by themselves for ever. `quick` rejects at once while Redis is away, for whoever
 * asks and can ask again; `patient`
 * waits for it, for the workers; `hearing` is subscribed and hears.
 */
export interface Connections {
  readonly quick: Redis;
  readonly patient: Redis;
  readonly hearing: Redis;
  check(): Promise<void>;
  close(): void;
}

const withoutSecrets = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

export async function connect(url: string, onError: (error: Error) => void): Promise<Connections> {
  const address = withoutSecrets(url);
  const shared: RedisOptions = {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: (times) => Math.min(times * 50, LONGEST_PAUSE_MS),
  };
  const quick = new Redis(url, {
    ...shared,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: ANSWER_MS,
  });
  const patient = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  const hearing = new Redis(url, { ...shared, maxRetriesPerRequest: null });
  const all = { quick, patient, hearing };
  for (const redis of Object.values(all)) redis.on('error', onError);
  const close = (): void => Object.values(all).forEach((redis) => redis.disconnect());
  try {
    await Promise.all(Object.values(all).map((redis) => redis.connect()));
    await refuseForgetting(quick, address);
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
      await quick.ping();
    },
  };
}

/** Counters and jobs carry no expiry; only the `allkeys` policies would evict them. */
async function refuseForgetting(redis: Redis, address: string): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy?.startsWith('allkeys'))
    throw new RedisUnusable(address, `maxmemory-policy ${policy} would evict jobs and counters; set noeviction`);
}
