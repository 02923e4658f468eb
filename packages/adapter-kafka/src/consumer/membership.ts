import { delay, waitAtMost } from '@hotline/runtime/adapter-support';
import type { Consumer, ConsumerConfig, EachBatchPayload, Kafka, RetryOptions } from 'kafkajs';

/** Largest number of bytes of one partition in one fetch. */
const BATCH_BYTES = 512 * 1024;
/** Time limit for leaving a group. After it the broker ends the membership when the session times out. */
const LEAVING_MS = 5000;
const REJOIN_DELAY_MS = 500;
/**
 * Number of attempts while only the group's coordinator is away; they take about five seconds. Then the group is joined
 * anew.
 */
const CONSUMER_RETRIES = 8;
/**
 * Number of attempts while no broker answers; they take about ten minutes. Meanwhile the consumer keeps its membership;
 * then a new consumer replaces it.
 */
const BROKERS_RETRIES = 600;
/**
 * Largest number of requests of this process that brokers may answer while a consumer fetches nothing. After one more
 * the consumer counts as hung.
 */
const MOST_MISSED = 2;

export interface MembershipOptions {
  readonly group: string;
  readonly topic: string;
  readonly sessionTimeoutMs: number;
  readonly fetchWaitMs: number;
  onError(error: unknown): void;
}

/** Callbacks by which a membership reports to its reader. */
export interface MembershipEvents {
  /** Called with all partitions that are assigned to this member from now on. */
  joined(partitions: readonly number[]): void;
  /** Called when a rebalance begins: the last moment to commit the offsets of the present partitions. */
  rebalancing(): void;
  /** Called with each fetched batch, which is delivered again unless its offset is resolved. */
  take(batch: EachBatchPayload): Promise<void>;
}

/**
 * Keeps this process in a consumer group. While no broker answers, the kafkajs consumer waits and keeps its membership,
 * so it continues as soon as one is back. A consumer that kafkajs stops, or that hangs, is replaced. The group then
 * waits for the old member, for at most half the session timeout.
 */
export class Membership {
  private consumer: Consumer | undefined;
  private running = false;
  private left = false;
  private missed = 0;
  private joining: Promise<void> = Promise.resolve();
  /** Aborted when this member leaves the group, to end the delays before further attempts. */
  private readonly retries = new AbortController();
  private readonly kafka: Kafka;

  constructor(
    connect: (retry: RetryOptions) => Kafka,
    private readonly options: MembershipOptions,
    private readonly events: MembershipEvents,
  ) {
    // kafkajs reads this number before each attempt, so a member that has left makes no further attempt.
    const retries = { valueOf: () => (this.left ? 0 : BROKERS_RETRIES) } as unknown as number;
    this.kafka = connect({ retries, initialRetryTime: 100, maxRetryTime: 1000 });
  }

  join(): void {
    this.joining = this.joinWithRetries();
  }

  pause(partitions?: readonly number[]): void {
    if (this.running) this.consumer?.pause([this.part(partitions)]);
  }

  resume(partitions: readonly number[]): void {
    if (this.running) this.consumer?.resume([this.part(partitions)]);
  }

  /** Rejects while the group is being joined or the broker is away. */
  async commit(offsets: readonly { readonly partition: number; readonly offset: string }[]): Promise<void> {
    if (!this.running) throw new Error(`group ${this.options.group} is not joined now`);
    await this.consumer?.commitOffsets(offsets.map((offset) => ({ topic: this.options.topic, ...offset })));
  }

  /**
   * Notes that brokers answered another request of this process; replaces a consumer that has not fetched for several
   * such answers.
   */
  noteBrokerAnswer(): void {
    this.missed += 1;
    const { consumer } = this;
    if (!consumer || this.missed <= MOST_MISSED) return;
    void consumer.disconnect().catch(() => undefined);
    this.replaceConsumer(consumer, new Error(`the consumer of group ${this.options.group} hangs and is replaced`));
  }

  /** After this call no failed attempt is repeated. */
  stopRetries(): void {
    this.left = true;
    this.retries.abort();
  }

  async leave(): Promise<void> {
    this.stopRetries();
    // If a consumer were disconnected while it joins, the group would wait for it.
    await waitAtMost(this.joining, LEAVING_MS);
    await waitAtMost(this.consumer?.disconnect() ?? Promise.resolve(), LEAVING_MS);
  }

  private part(partitions?: readonly number[]): { topic: string; partitions?: number[] } {
    return { topic: this.options.topic, ...(partitions ? { partitions: [...partitions] } : {}) };
  }

  private async joinWithRetries(): Promise<void> {
    while (!this.left) {
      try {
        return await this.run(this.kafka.consumer(this.config()));
      } catch (error) {
        this.options.onError(error);
        await delay(REJOIN_DELAY_MS, this.retries.signal);
      }
    }
  }

  private config(): ConsumerConfig {
    const { group, sessionTimeoutMs, fetchWaitMs } = this.options;
    return {
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      // Handlers keep running during a rebalance, so a live member joins again with its next heartbeat.
      rebalanceTimeout: Math.ceil(sessionTimeoutMs / 2),
      heartbeatInterval: Math.floor(sessionTimeoutMs / 10),
      maxWaitTimeInMs: fetchWaitMs,
      maxBytesPerPartition: BATCH_BYTES,
      retry: {
        retries: CONSUMER_RETRIES,
        initialRetryTime: 100,
        maxRetryTime: 1000,
        restartOnFailure: async () => false,
      },
    };
  }

  private async run(consumer: Consumer): Promise<void> {
    this.consumer = consumer;
    this.missed = 0;
    const { topic } = this.options;
    const current = (): boolean => consumer === this.consumer && !this.left;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (!current()) return;
      this.running = true;
      this.missed = 0;
      this.events.joined(payload.memberAssignment[topic] ?? []);
    });
    consumer.on(consumer.events.FETCH, () => void (this.missed = 0));
    consumer.on(consumer.events.REBALANCING, () => current() && this.events.rebalancing());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.replaceConsumer(consumer, payload.error));
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      const eachBatch = async (batch: EachBatchPayload): Promise<void> =>
        void (current() && (await this.events.take(batch)));
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    } catch (error) {
      void consumer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  /** Discards the consumer and joins with a new one. Events that the old one delivered are still handled. */
  private replaceConsumer(consumer: Consumer, error: unknown): void {
    this.options.onError(error);
    if (consumer !== this.consumer || this.left) return;
    this.running = false;
    this.consumer = undefined;
    void delay(REJOIN_DELAY_MS, this.retries.signal).then(() => this.join());
  }
}
