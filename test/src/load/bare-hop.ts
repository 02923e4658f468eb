import type { TicketEvent } from '@hotline/contracts';
import type { Consumer, Kafka, Message } from 'kafkajs';
import { kafkaOf, type EngineSettings } from '../engines';
import type { Meter, Metered } from './processor-time';

const BATCH = 500;

/**
 * Sends the messages through kafkajs alone: produced in batches, and consumed by the given number of consumer groups at
 * the same time, each with one member that only counts.
 */
export async function hop(
  space: EngineSettings,
  messages: readonly Message[],
  groups: number,
  meter: Meter,
): Promise<Metered<void>> {
  const kafka = kafkaOf(space);
  const topic = `${space.KAFKA_TOPIC}.bare-${groups}`;
  const partitions = Number(space.KAFKA_PARTITIONS);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const consumers = await Promise.all(
    Array.from({ length: groups }, (_, i) =>
      consume(kafka, topic, `${topic}.${i}`, { count: messages.length, partitions }),
    ),
  );
  const metered = await meter.take(async () => {
    for (let i = 0; i < messages.length; i += BATCH)
      await producer.send({ topic, acks: -1, messages: messages.slice(i, i + BATCH) });
    await Promise.all(consumers.map(({ consumed }) => consumed));
  });
  await Promise.all([producer.disconnect(), ...consumers.map(({ consumer }) => consumer.disconnect())]);
  await admin.deleteTopics({ topics: [topic] }).finally(() => admin.disconnect());
  return metered;
}

/** The Kafka messages that the event log would write for these events. */
export const messagesOf = (events: readonly TicketEvent[]): Message[] =>
  events.map(({ data, subject, ...attributes }) => ({
    key: subject,
    value: JSON.stringify(data),
    headers: Object.fromEntries(
      Object.entries({ ...attributes, subject }).map(([name, value]) => [`ce_${name}`, String(value)]),
    ),
  }));

/** A consumer group with one member that counts messages. Resolves when the member has joined. */
async function consume(
  kafka: Kafka,
  topic: string,
  groupId: string,
  { count, partitions }: { count: number; partitions: number },
): Promise<{ consumer: Consumer; consumed: Promise<void> }> {
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let left = count;
  let done = (): void => undefined;
  const consumed = new Promise<void>((resolve) => (done = resolve));
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    partitionsConsumedConcurrently: partitions,
    eachBatch: async ({ batch }) => {
      if ((left -= batch.messages.length) <= 0) done();
    },
  });
  await joined;
  return { consumer, consumed };
}
