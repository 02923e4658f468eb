import { hostname } from 'node:os';
import type { BoardPlugin } from '@hotline/adapter-bullmq';
import {
  EngineAway,
  IncompatibleStore,
  systemClock,
  type Clock,
  type CollectionSpec,
  type Documents,
  type Engine,
} from '@hotline/runtime';
import type { Config } from '../config';
import { reportUnavailable, reportUnavailableCounters } from './unavailable';
import { NumberSeries } from './number-series';

export type { BoardPlugin };

type ComposedEngineSettings = Pick<
  Config,
  'kafkaTopic' | 'kafkaPartitions' | 'kafkaSessionMs' | 'mongoDatabase' | 'redisPrefix'
> &
  Record<'mongoUrl' | 'redisUrl', string> & { readonly kafkaBrokers: readonly string[] };

interface Options {
  readonly clock?: Clock;
  readonly retryDelayMs?: (attempt: number) => number;
  readonly onTrouble?: (engine: string, error: unknown) => void;
}

/** Closes what is open, the last first. */
class OpenedEngines {
  private readonly closers: (() => Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  /** Closes what was opened before and throws `EngineAway`, or `IncompatibleStore` as it is. */
  async add<T extends { close(): Promise<void> }>(engine: string, opening: Promise<T>): Promise<T> {
    try {
      const opened = await opening;
      this.closers.unshift(() => opened.close());
      return opened;
    } catch (error) {
      await this.close();
      throw error instanceof IncompatibleStore ? error : new EngineAway(engine, error);
    }
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    const outcomes = await Promise.allSettled(this.closers.map((close) => close()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

/**
 * Log on Kafka, documents and outbox in MongoDB, wake-ups, counters and broadcast on Redis, as one engine that many processes share. The adapters are
 * loaded when it is opened. Throws `EngineAway` when one of them cannot be used; once open, each comes back by itself.
 */
export async function openComposed(
  config: ComposedEngineSettings,
  options: Options,
): Promise<Engine & { board(board: { path: string }): BoardPlugin }> {
  const { clock = systemClock, retryDelayMs, onTrouble = () => undefined } = options;
  const [{ openMongo }, { openKafka }, { openRedis }] = await Promise.all([
    import('@hotline/adapter-mongo'),
    import('@hotline/adapter-kafka'),
    import('@hotline/adapter-bullmq'),
  ]);
  const retry = retryDelayMs ? { retryDelayMs } : {};
  const opened = new OpenedEngines();
  const mongo = await opened.add('MongoDB', openMongo({ url: config.mongoUrl, database: config.mongoDatabase }));
  const series = new NumberSeries(await mongo.documents(NumberSeries.collection), clock);
  const {
    kafkaBrokers: brokers,
    kafkaTopic: topic,
    kafkaPartitions: partitions,
    kafkaSessionMs: sessionTimeoutMs,
  } = config;
  const kafkaOptions = {
    brokers,
    topic,
    sessionTimeoutMs,
    ...(partitions ? { partitions } : {}),
    clientId: `hotline@${hostname()}`,
    onError: (error: unknown) => onTrouble('Kafka', error),
    ...retry,
  };
  const kafka = await opened.add('Kafka', openKafka(kafkaOptions));
  const redisOptions = {
    url: config.redisUrl,
    prefix: config.redisPrefix,
    clock,
    floor: (name: string) => series.floor(name),
    onError: (error: Error) => onTrouble('Redis', error),
    ...retry,
  };
  const redis = await opened.add('Redis', openRedis(redisOptions));
  return {
    clock,
    log: kafka.log,
    wakeUps: redis.wakeUps,
    counters: reportUnavailableCounters('Redis', series.over(redis.counters)),
    broadcast: redis.broadcast,
    documents: async <S>(spec: CollectionSpec<S>): Promise<Documents<S>> =>
      reportUnavailable('MongoDB', await mongo.documents(spec)),
    apart: { outbox: mongo.outbox, log: kafka.log, wakeUps: redis.wakeUps },
    board: (board) => redis.board(board),
    check: () => checkAll({ MongoDB: mongo.check(), Kafka: kafka.check(), Redis: redis.check() }),
    close: () => opened.close(),
  };
}

/** Rejects with all that cannot be used. */
async function checkAll(checks: Readonly<Record<string, Promise<void>>>): Promise<void> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(([engine, check]) =>
      check.then(
        () => [],
        (error: unknown) => [new EngineAway(engine, error)],
      ),
    ),
  );
  const away = outcomes.flat();
  if (away.length > 0) throw new Error(away.map(({ message }) => message).join('; '));
}
