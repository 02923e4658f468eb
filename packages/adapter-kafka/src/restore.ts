import { randomUUID } from 'node:crypto';
import type { TicketEvent } from '@hotline/contracts';
import type { LogEnds, Restorable } from '@hotline/runtime';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { Appender } from './appender';
import { clientOf, RETRY, type KafkaOptions } from './open';
import { fromMessage } from './message';
import { ReopeningClient } from './reopening-client';
import { ensureTopic, steadyPartitioner } from './topic';

/** The log part of `Restorable`. */
export type RestorableLog = Pick<Restorable, 'name' | 'append' | 'logEnds' | 'appendedSince' | 'placeGroups' | 'close'>;

/** Opens a topic to put back what another log held; makes it if it is not there. Throws when no broker answers, and `WrongPartitions`. */
export async function restoreToKafka(options: KafkaOptions): Promise<RestorableLog> {
  const topic = options.topic ?? 'hotline.tickets';
  const kafka = clientOf(options);
  const admin = new ReopeningClient(() => kafka.admin());
  const partitions = await admin
    .use((client) => ensureTopic(client, { ...options, topic }))
    .catch(async (error: unknown) => {
      await admin.close();
      throw error;
    });
  const producer = new ReopeningClient(() =>
    kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: steadyPartitioner(topic, partitions),
      retry: RETRY,
    }),
  );
  const appender = new Appender(topic, producer);
  const logEnds = (): Promise<LogEnds> => admin.use((client) => endsOf(client, topic));
  return {
    name: `${options.brokers.join(',')}/${topic}`,
    append: (events) => appender.append(events),
    logEnds,
    appendedSince: async (from, each) =>
      read(kafka, { topic, from, ends: await logEnds() }, each, (group) =>
        admin.use((client) => client.deleteGroups([group])),
      ),
    placeGroups: (groups) => admin.use((client) => place(client, topic, groups)),
    async close() {
      await appender.settled();
      await Promise.all([producer.close(), admin.close()]);
    },
  };
}

async function endsOf(admin: Admin, topic: string): Promise<LogEnds> {
  const ends: number[] = [];
  for (const { partition, high } of await admin.fetchTopicOffsets(topic)) ends[partition] = Number(high);
  return ends;
}

/** No member of these groups may be running. */
async function place(admin: Admin, topic: string, groups: Readonly<Record<string, LogEnds>>): Promise<void> {
  for (const [group, ends] of Object.entries(groups)) {
    await admin.setOffsets({
      groupId: `${topic}.${group}`,
      topic,
      partitions: ends.map((end, partition) => ({ partition, offset: String(end) })),
    });
  }
}

interface Stretch {
  readonly topic: string;
  readonly from: LogEnds;
  readonly ends: LogEnds;
}

/** Reads what stands between, partition by partition in its order, under a group that is gone afterwards. */
async function read(
  kafka: Kafka,
  stretch: Stretch,
  each: (event: TicketEvent) => void,
  forget: (group: string) => Promise<unknown>,
): Promise<void> {
  const { topic, from, ends } = stretch;
  const left = new Set(ends.flatMap((end, partition) => (end > (from[partition] ?? 0) ? [partition] : [])));
  if (left.size === 0) return;
  const groupId = `${topic}.read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await readUntil(consumer, stretch, left, each);
  } finally {
    await consumer.disconnect();
    await forget(groupId);
  }
}

/** Where the group begins is the broker's to say, and a seek makes it begin again: what was read before is passed over. */
async function readUntil(
  consumer: Consumer,
  { topic, from, ends }: Stretch,
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
