import type { AppendableLog, EventLog, Handler, Subscription } from '@hotline/runtime';
import { exponentialBackoff } from '@hotline/runtime/adapter-support';
import type { Admin } from 'kafkajs';
import { GroupReader, type ReaderOptions } from './consumer/group-reader';
import type { KafkaOptions } from './options';
import { countPartitions } from './topic';
import { clientOf, connectToTopic } from './topic-connection';

export type KafkaLog = EventLog & AppendableLog;

export interface KafkaEventLog {
  readonly log: KafkaLog;
  readonly topic: string;
  readonly partitions: number;
  /** Rejects when the brokers cannot be used now. */
  check(): Promise<void>;
  /** Stops delivery and disconnects. Does not wait for running handlers; to wait, close the subscriptions first. */
  close(): Promise<void>;
}

/** An error that lasts means that an engine is away. The delay is short, so that work resumes soon after it is back. */
const LONGEST_RETRY_DELAY_MS = 5000;
/**
 * Opens the log on Kafka. Consumer groups are named by topic and service (`hotline.tickets.intake`). Makes the topic if
 * it does not exist. Rejects when no broker answers, and with `WrongPartitions`.
 */
export async function openKafka(options: KafkaOptions): Promise<KafkaEventLog> {
  const connection = await connectToTopic(options);
  const { topic, partitions, admin, appender } = connection;
  const readers = new Map<string, GroupReader>();
  const settings = readerOptions(options, topic, (group) => admin.use((client) => offsetsOf(client, topic, group)));
  const newReader = (group: string, handler: Handler): GroupReader =>
    new GroupReader((retry) => clientOf(options, retry), `${topic}.${group}`, handler, settings);
  const shut = async (): Promise<void> => {
    await Promise.all([...readers.values()].map((reader) => reader.abandon()));
    await connection.close();
  };
  let closing: Promise<void> | undefined;
  return {
    topic,
    partitions,
    log: {
      append: (events) => appender.append(events),
      subscribe: (group, handler) => subscribe(readers, group, () => newReader(group, handler)),
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
  if (readers.has(group)) throw new Error(`group ${group} already has a subscription in this process`);
  const reader = open();
  readers.set(group, reader);
  await reader.start();
  const close = (): Promise<void> =>
    reader.close().finally(() => readers.get(group) === reader && readers.delete(group));
  return { lag: () => reader.lag(), close };
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
  onError: options.onError ?? (() => undefined),
});

/**
 * Returns the start and end offset of each partition. `start` is the committed offset of the group, or the oldest event
 * kept if that is later.
 */
async function offsetsOf(admin: Admin, topic: string, group: string): ReturnType<ReaderOptions['offsets']> {
  const [ends, [committed]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] }),
  ]);
  const starts = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.map(({ partition, high, low }) => ({
    partition,
    end: Number(high),
    start: Math.max(starts.get(partition) ?? -1, Number(low)),
  }));
}
