import type { AppendableLog, EventLog, Subscription } from '@hotline/runtime';
import { exponentialBackoff } from '@hotline/runtime/adapter-support';
import { Kafka, logLevel, type Admin, type KafkaConfig, type RetryOptions } from 'kafkajs';
import { Appender } from './appender';
import { GroupReader, type ReaderOptions } from './consumer/group-reader';
import { ReopeningClient } from './reopening-client';
import { countPartitions, ensureTopic, steadyPartitioner, type TopicOptions } from './topic';

export interface KafkaOptions extends Partial<TopicOptions> {
  readonly brokers: readonly string[];
  /** Under this name the brokers' logs and metrics know this process. */
  readonly clientId: string;
  /** Encryption and sign-in, as kafkajs takes them. */
  readonly security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  readonly connectionTimeoutMs?: number;
  /** An answer that does not come is waited for so long; then the request is made again. */
  readonly requestTimeoutMs?: number;
  /** Wait before another attempt, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
  /** Events that one group handles at the same time in this process, each of another ticket. */
  readonly handlersAtOnce?: number;
  /** Events of one partition held in memory before it is read on; what one fetch brings may exceed it. */
  readonly heldAtOnce?: number;
  /** How often it is stored how far a group has come; what was handled since comes again after a crash. */
  readonly commitEveryMs?: number;
  /** How often the ends of partitions are asked for, for the lag. */
  readonly lagEveryMs?: number;
  /** A member that has not been heard of for so long is dead, and its partitions go to others. */
  readonly sessionTimeoutMs?: number;
  /** How long the broker may hold back an answer when there is nothing new. */
  readonly fetchWaitMs?: number;
  /** Told of what goes wrong and is tried again; nothing has to be done. */
  readonly onTrouble?: (error: unknown) => void;
}

export type KafkaLog = EventLog & AppendableLog;

export interface KafkaEventLog {
  readonly log: KafkaLog;
  readonly topic: string;
  readonly partitions: number;
  /** Rejects when the brokers cannot be used now. */
  check(): Promise<void>;
  /** Hands out nothing more, leaves what is under way behind, and lets go of the brokers. Close the subscriptions first to let it finish. */
  close(): Promise<void>;
}

/** Short, because an error that lasts means that an engine is away, and work should resume soon after it is back. */
const LONGEST_RETRY_DELAY_MS = 5000;
/** An append or a question gives up after about five seconds; who asked asks again. */
export const RETRY = { retries: 6, initialRetryTime: 100, maxRetryTime: 1000 };

export function clientOf(options: KafkaOptions, retry: RetryOptions = RETRY): Kafka {
  return new Kafka({
    ...options.security,
    brokers: [...options.brokers],
    clientId: options.clientId,
    connectionTimeout: options.connectionTimeoutMs ?? 3000,
    requestTimeout: options.requestTimeoutMs ?? 10_000,
    retry,
    logLevel: logLevel.NOTHING,
  });
}

/**
 * Opens the log on Kafka. Consumer groups are named after topic and service (`hotline.tickets.intake`). Makes the topic if it is not there.
 * Throws when no broker answers, and `WrongPartitions`.
 */
export async function openKafka(options: KafkaOptions): Promise<KafkaEventLog> {
  const topicOptions: TopicOptions = { ...options, topic: options.topic ?? 'hotline.tickets' };
  const { topic } = topicOptions;
  const kafka = clientOf(options);
  const admin = new ReopeningClient(() => kafka.admin());
  const partitions = await admin
    .use((client) => ensureTopic(client, topicOptions))
    .catch(async (error: unknown) => {
      await admin.close();
      throw error;
    });
  const createPartitioner = steadyPartitioner(topic, partitions);
  const producer = new ReopeningClient(() =>
    kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner, retry: RETRY }),
  );
  const appender = new Appender(topic, producer);
  const readers = new Map<string, GroupReader>();
  const settings = readerOptions(options, topic, (group) => admin.use((client) => offsetsOf(client, topic, group)));
  const shut = async (): Promise<void> => {
    await Promise.all([...readers.values()].map((reader) => reader.die()));
    await appender.settled();
    await Promise.all([producer.close(), admin.close()]);
  };
  let closing: Promise<void> | undefined;
  return {
    topic,
    partitions,
    log: {
      append: (events) => appender.append(events),
      subscribe: (group, handler) =>
        subscribe(
          readers,
          group,
          () => new GroupReader((retry) => clientOf(options, retry), `${topic}.${group}`, handler, settings),
        ),
    },
    async check() {
      await admin.use((client) => countPartitions(client, topic, partitions));
    },
    close: () => (closing ??= shut()),
  };
}

async function subscribe(
  readers: Map<string, GroupReader>,
  group: string,
  open: () => GroupReader,
): Promise<Subscription> {
  if (readers.has(group)) throw new Error(`group ${group} is read already in this process`);
  const reader = open();
  readers.set(group, reader);
  await reader.start();
  const leave = (): Promise<void> =>
    reader.close().finally(() => readers.get(group) === reader && readers.delete(group));
  return { lag: () => reader.lag(), close: leave };
}

const readerOptions = (options: KafkaOptions, topic: string, offsets: ReaderOptions['offsets']): ReaderOptions => ({
  topic,
  offsets,
  handlersAtOnce: options.handlersAtOnce ?? 256,
  heldAtOnce: options.heldAtOnce ?? 1000,
  commitEveryMs: options.commitEveryMs ?? 500,
  lagEveryMs: options.lagEveryMs ?? 10_000,
  sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
  fetchWaitMs: options.fetchWaitMs ?? 200,
  retryDelayMs: options.retryDelayMs ?? exponentialBackoff(LONGEST_RETRY_DELAY_MS),
  onTrouble: options.onTrouble ?? (() => undefined),
});

async function offsetsOf(admin: Admin, topic: string, group: string): ReturnType<ReaderOptions['offsets']> {
  const [ends, [stands]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] }),
  ]);
  const starts = new Map(stands?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.map(({ partition, high, low }) => ({
    partition,
    end: Number(high),
    start: Math.max(starts.get(partition) ?? -1, Number(low)),
  }));
}
