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

/** Closes opened engines in reverse order. */
class OpenedEngines {
  private readonly closers: (() => Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  /**
   * Waits until an engine is open. When it cannot be opened, closes the engines opened before and rejects with
   * `EngineAway`, or with an `IncompatibleStore` error unchanged.
   */
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
 * One engine that many processes share: the event log on Kafka; documents and outbox in MongoDB; wake-ups, counters and
 * broadcast on Redis. Loads the adapters when called. Rejects with `EngineAway` when one of them cannot be used. Once
 * open, each one reconnects by itself.
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
  const trouble = (engine: string) => (error: unknown) => onTrouble(engine, error);
  const opened = new OpenedEngines();
  const mongo = await opened.add('MongoDB', openMongo({ url: config.mongoUrl, database: config.mongoDatabase }));
  const series = new NumberSeries(await mongo.documents(NumberSeries.collection), clock);
  const kafka = await opened.add(
    'Kafka',
    openKafka({ ...kafkaOptionsOf(config), onError: trouble('Kafka'), ...retry }),
  );
  const { redisUrl, redisPrefix } = config;
  const floor = (name: string): Promise<number> => series.floor(name);
  const redis = await opened.add(
    'Redis',
    openRedis({ url: redisUrl, prefix: redisPrefix, clock, floor, onError: trouble('Redis'), ...retry }),
  );
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

const kafkaOptionsOf = (config: ComposedEngineSettings) => ({
  brokers: config.kafkaBrokers,
  topic: config.kafkaTopic,
  sessionTimeoutMs: config.kafkaSessionMs,
  ...(config.kafkaPartitions ? { partitions: config.kafkaPartitions } : {}),
  clientId: `hotline@${hostname()}`,
});

/** Rejects with the errors of all engines that cannot be used. */
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
