import { randomUUID } from 'node:crypto';
import type { TicketEvent } from '@hotline/contracts';
import type { LogEnds, Restorable } from '@hotline/runtime';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { fromMessage } from './message';
import type { KafkaOptions } from './options';
import { connectToTopic } from './topic-connection';

/** The log part of `Restorable`. */
export type RestorableLog = Pick<
  Restorable,
  'name' | 'append' | 'logEnds' | 'appendedSince' | 'setGroupPositions' | 'close'
>;

/**
 * Opens a topic to import another log; makes it if it does not exist. Rejects when no broker answers, and with
 * `WrongPartitions`.
 */
export async function restoreToKafka(options: KafkaOptions): Promise<RestorableLog> {
  const { kafka, topic, admin, appender, close } = await connectToTopic(options);
  const logEnds = (): Promise<LogEnds> => admin.use((client) => endsOf(client, topic));
  return {
    name: `${options.brokers.join(',')}/${topic}`,
    append: (events) => appender.append(events),
    logEnds,
    appendedSince: async (from, each) =>
      read(kafka, { topic, from, ends: await logEnds() }, each, (group) =>
        admin.use((client) => client.deleteGroups([group])),
      ),
    setGroupPositions: (groups) => admin.use((client) => setOffsets(client, topic, groups)),
    close,
  };
}

async function endsOf(admin: Admin, topic: string): Promise<LogEnds> {
  const ends: number[] = [];
  for (const { partition, high } of await admin.fetchTopicOffsets(topic)) ends[partition] = Number(high);
  return ends;
}

/** Sets the committed offsets of groups. Kafka refuses this while a member of the group is running. */
async function setOffsets(admin: Admin, topic: string, groups: Readonly<Record<string, LogEnds>>): Promise<void> {
  for (const [group, ends] of Object.entries(groups)) {
    await admin.setOffsets({
      groupId: `${topic}.${group}`,
      topic,
      partitions: ends.map((end, partition) => ({ partition, offset: String(end) })),
    });
  }
}

/** The messages of a topic from `from` (inclusive) to `ends` (exclusive), by partition. */
interface OffsetRange {
  readonly topic: string;
  readonly from: LogEnds;
  readonly ends: LogEnds;
}

/**
 * Calls `each` with every event of the range, in the order of each partition. Uses a temporary consumer group, and
 * deletes it if the broker allows that.
 */
async function read(
  kafka: Kafka,
  range: OffsetRange,
  each: (event: TicketEvent) => void,
  deleteGroup: (group: string) => Promise<unknown>,
): Promise<void> {
  const { topic, from, ends } = range;
  const left = new Set(ends.flatMap((end, partition) => (end > (from[partition] ?? 0) ? [partition] : [])));
  if (left.size === 0) return;
  const groupId = `${topic}.read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await readRange(consumer, range, left, each);
  } finally {
    await consumer.disconnect();
    // Deleting fails while the broker still counts the consumer as a member. The group is empty, and Kafka removes it
    // later.
    await deleteGroup(groupId).catch(() => undefined);
  }
}

/**
 * Reads until every partition in `left` has reached its end. A seek takes effect only after the consumer has begun, so
 * messages outside the range are skipped.
 */
async function readRange(
  consumer: Consumer,
  { topic, from, ends }: OffsetRange,
  left: Set<number>,
  each: (event: TicketEvent) => void,
): Promise<void> {
  const next = ends.map((_, partition) => from[partition] ?? 0);
  const take = ({ partition, messages }: EachBatchPayload['batch']): void => {
    for (const message of messages) {
      const offset = Number(message.offset);
      if (offset < (next[partition] ?? 0) || offset >= (ends[partition] ?? 0)) continue;
      each(fromMessage(message, { topic, partition, offset: message.offset }));
      next[partition] = offset + 1;
    }
    if ((next[partition] ?? 0) >= (ends[partition] ?? 0)) left.delete(partition);
  };
  await new Promise<void>((done, fail) => {
    const eachBatch = async ({ batch }: EachBatchPayload): Promise<void> => {
      try {
        take(batch);
        if (left.size === 0) done();
      } catch (error) {
        fail(error);
      }
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
    consumer.run({ autoCommit: false, eachBatch }).catch(fail);
    from.forEach((offset, partition) => consumer.seek({ topic, partition, offset: String(offset) }));
  });
}
