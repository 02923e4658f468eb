import { join } from 'node:path';
import { openRedis } from '@hotline/adapter-bullmq';
import { restoreToKafka } from '@hotline/adapter-kafka';
import { restoreToMongo } from '@hotline/adapter-mongo';
import { loadPack } from '@hotline/jurisdiction-files';
import { parkedCollection, type CollectionSpec, type Restorable, type WakeUpChange } from '@hotline/runtime';
import { reservedAbove, NumberSeries } from './engines/number-series';
import type { Config } from './config';
import { packs, registers } from './jurisdictions/version-store';
import type { DefineService, World } from './service';

export { FileInUse, NotReadable, readFolder, restoreFolder } from '@hotline/adapter-sqlite';

/** Addresses of the engines of a cluster. */
export interface EngineAddresses {
  readonly brokers: readonly string[];
  readonly topic?: string;
  readonly partitions?: number;
  readonly mongoUrl: string;
  readonly database?: string;
  readonly redisUrl: string;
  readonly redisPrefix?: string;
}

/** Collections of the services and of the host (parked tickets, versions of jurisdictions). Opens no engine. */
export async function collectionsOf(
  services: readonly DefineService[],
  config: Pick<Config, 'jurisdiction' | 'jurisdictions'>,
): Promise<CollectionSpec<never>[]> {
  const home = await loadPack(join(config.jurisdictions, config.jurisdiction[0] ?? ''));
  const unused = {
    get: (_: object, name: string | symbol) => () =>
      Promise.reject(new Error(`${String(name)} cannot be used while a hotline is imported`)),
  };
  const world = new Proxy(
    { home, jurisdiction: () => home },
    { get: (known, name) => Reflect.get(known, name) ?? new Proxy({}, unused) },
  ) as unknown as World;
  const defined = await Promise.all(services.map(async (define) => define(world)));
  return [
    ...defined.flatMap(({ definition, collections = [] }) => [definition.collection, ...collections]),
    ...[parkedCollection, registers, packs].map((spec) => spec as CollectionSpec<never>),
  ];
}

const changesOf = (service: string, id: string, wakeUps: Readonly<Record<string, number>>): WakeUpChange[] =>
  Object.entries(wakeUps).map(([name, dueAt]) => ({ service, id, name, dueAt }));

const kafkaOptionsOf = ({ brokers, topic, partitions }: EngineAddresses) => ({
  brokers,
  clientId: 'hotline-import',
  ...(topic ? { topic } : {}),
  ...(partitions ? { partitions } : {}),
});

/** The engines of a cluster as one target of an import. */
export async function restoreToEngines(addresses: EngineAddresses): Promise<Restorable> {
  const { mongoUrl, database, redisUrl, redisPrefix } = addresses;
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0)) await one.close();
  };
  try {
    const log = await restoreToKafka(kafkaOptionsOf(addresses));
    opened.push(log);
    const documents = await restoreToMongo({ url: mongoUrl, ...(database ? { database } : {}) });
    opened.push(documents);
    const redis = await openRedis({ url: redisUrl, ...(redisPrefix ? { prefix: redisPrefix } : {}) });
    opened.push(redis);
    return {
      ...log,
      ...documents,
      name: `${log.name} + ${documents.name}`,
      close,
      isEmpty: async (collections) => (await log.logEnds()).every((end) => end === 0) && documents.isEmpty(collections),
      async restore(spec, batch) {
        await documents.restore(spec, batch);
        await redis.wakeUps.schedule(batch.flatMap(({ id, wakeUps }) => changesOf(spec.name, id, wakeUps)));
      },
      raiseSeries: (series) =>
        documents.restore(
          NumberSeries.collection as CollectionSpec<never>,
          Object.entries(series).map(([name, value]) => reservedAbove(name, value)),
        ),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
