import { Kafka, logLevel, type Admin, type Producer, type RetryOptions } from 'kafkajs';
import { Appender } from './appender';
import type { KafkaOptions } from './options';
import { ReopeningClient } from './reopening-client';
import { ensureTopic, fixedCountPartitioner, type TopicOptions } from './topic';

/** Appends and admin requests fail after about five seconds of attempts; the calling code repeats them. */
const RETRY: RetryOptions = { retries: 6, initialRetryTime: 100, maxRetryTime: 1000 };

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

/** A topic that exists, with the clients that append to it and administer it. */
export interface TopicConnection {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly partitions: number;
  readonly admin: ReopeningClient<Admin>;
  readonly appender: Appender;
  /** Waits for appends under way, then disconnects. */
  close(): Promise<void>;
}

/** Connects and makes the topic if it does not exist. Rejects when no broker answers, and with `WrongPartitions`. */
export async function connectToTopic(options: KafkaOptions): Promise<TopicConnection> {
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
  const createPartitioner = fixedCountPartitioner(topic, partitions);
  const producer = new ReopeningClient<Producer>(() =>
    kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner, retry: RETRY }),
  );
  const appender = new Appender(topic, producer);
  const close = async (): Promise<void> => {
    await appender.settled();
    await Promise.all([producer.close(), admin.close()]);
  };
  return { kafka, topic, partitions, admin, appender, close };
}
