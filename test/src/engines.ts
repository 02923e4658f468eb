import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';
import type { OpenEngine } from '@hotline/host';
import type { Delivery, EventLog, Handler } from '@hotline/runtime';

/** Addresses of the engines that many processes share. */
export interface Engines {
  readonly KAFKA_BROKERS: string;
  readonly MONGO_URL: string;
  readonly REDIS_URL: string;
}

/** The engines that the environment names; undefined unless it names all three. */
export function givenEngines(): Engines | undefined {
  const { KAFKA_BROKERS, MONGO_URL, REDIS_URL } = process.env;
  return KAFKA_BROKERS && MONGO_URL && REDIS_URL ? { KAFKA_BROKERS, MONGO_URL, REDIS_URL } : undefined;
}

export type EngineSettings = Engines &
  Readonly<
    Record<
      'HOTLINE_PROFILE' | 'KAFKA_TOPIC' | 'KAFKA_PARTITIONS' | 'KAFKA_SESSION_MS' | 'MONGO_DATABASE' | 'REDIS_PREFIX',
      string
    >
  >;

/** Settings for processes that share a new topic, a new database and a new prefix of Redis keys. */
export function freshSpace(engines: Engines, partitions = 4): EngineSettings {
  const name = `test-${randomUUID()}`;
  const { KAFKA_BROKERS, MONGO_URL, REDIS_URL } = engines;
  return {
    KAFKA_BROKERS,
    MONGO_URL,
    REDIS_URL,
    HOTLINE_PROFILE: 'cluster',
    KAFKA_TOPIC: `test.${name}`,
    KAFKA_PARTITIONS: String(partitions),
    KAFKA_SESSION_MS: '3000',
    MONGO_DATABASE: name,
    REDIS_PREFIX: name,
  };
}

/** Deletes the topic, the database and the keys that these settings name. */
export async function removeSpace(space: EngineSettings): Promise<void> {
  const admin = kafkaOf(space).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [space.KAFKA_TOPIC] }).finally(() => admin.disconnect());
  const mongo = await createConnection(space.MONGO_URL, { dbName: space.MONGO_DATABASE }).asPromise();
  await mongo.dropDatabase().finally(() => mongo.close());
  const redis = new Redis(space.REDIS_URL);
  for await (const keys of redis.scanStream({ match: `${space.REDIS_PREFIX}:*`, count: 1000 }))
    if ((keys as string[]).length > 0) await redis.unlink(keys as string[]);
  await redis.quit();
}

export const kafkaOf = ({ KAFKA_BROKERS }: Engines): Kafka =>
  new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: 'test', logLevel: logLevel.NOTHING });

/**
 * Wraps the engine of a process that runs all services alone. An event that it appends counts as lag of each consumer
 * group at once, before the broker reports it, until that group has handled it. So `idle` waits for every event, and a
 * test need not guess how slow the broker is. The web page of the wake-ups (`board`) is left out, because jest cannot
 * load it.
 */
export function alone(engine: OpenEngine): OpenEngine {
  const { board: _, ...rest } = engine;
  const { apart } = rest;
  if (!apart) return rest;
  const waiting = new Map<string, Set<string>>();
  const log: EventLog = {
    async subscribe(group, handler) {
      const own = waiting.get(group) ?? new Set<string>();
      waiting.set(group, own);
      const subscription = await engine.log.subscribe(group, noting(handler, own));
      return { close: () => subscription.close(), lag: () => own.size || subscription.lag() };
    },
  };
  const append: typeof apart.log.append = (events) => {
    for (const own of waiting.values()) for (const { id } of events) own.add(id);
    return apart.log.append(events);
  };
  return { ...rest, log, apart: { ...apart, log: { append } } };
}

const noting = (handler: Handler, own: Set<string>): Handler => ({
  assigned: () => handler.assigned(),
  async handle(delivery: Delivery) {
    const handled = (await handler.handle(delivery)) ?? 1;
    for (const { id } of [delivery.event, ...(delivery.more ?? [])].slice(0, handled)) own.delete(id);
    return handled;
  },
});
