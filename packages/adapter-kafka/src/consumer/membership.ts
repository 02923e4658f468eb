import { delay, waitAtMost } from '@hotline/runtime/adapter-support';
import type { Consumer, ConsumerConfig, EachBatchPayload, Kafka, RetryOptions } from 'kafkajs';

/** Bytes of one partition that one fetch brings at most. */
const BATCH_BYTES = 512 * 1024;
/** Time after which leaving a group whose broker does not answer is given up; the broker finds out by itself. */
const LEAVING_MS = 5000;
const JOIN_AGAIN_MS = 500;
/** A group whose coordinator is gone while other brokers answer is joined anew after about five seconds. */
const CONSUMER_RETRIES = 8;
/** While no broker answers at all, a consumer waits for about ten minutes and stays the member it was; then it is made anew. */
const BROKERS_RETRIES = 600;
/** So many times the brokers may have answered others since this consumer last fetched; then it hangs. */
const MOST_SILENT = 2;

export interface MembershipOptions {
  readonly group: string;
  readonly topic: string;
  readonly sessionTimeoutMs: number;
  readonly fetchWaitMs: number;
  onTrouble(error: unknown): void;
}

/** What a member of a group has to do. */
export interface Duties {
  /** These partitions are its own from now on, and no others. */
  joined(partitions: readonly number[]): void;
  /** The group shares its partitions anew: the last moment to say how far they are handled. */
  sharing(): void;
  /** What is not resolved is brought again. */
  take(batch: EachBatchPayload): Promise<void>;
}

/**
 * Keeps this process in a consumer group. While the brokers are away kafkajs' consumer waits for them and stays the member it was, so that it goes on
 * as soon as they are back. A consumer that kafkajs gives up, or that hangs, is made anew; the group then waits for the old one, though no longer than
 * half a session.
 */
export class Membership {
  private consumer: Consumer | undefined;
  private running = false;
  private left = false;
  private silent = 0;
  private joining: Promise<void> = Promise.resolve();
  /** Aborted on leaving, to end delays before another attempt. */
  private readonly retries = new AbortController();
  private readonly kafka: Kafka;

  constructor(
    connect: (retry: RetryOptions) => Kafka,
    private readonly options: MembershipOptions,
    private readonly duties: Duties,
  ) {
    // kafkajs compares with this number before each attempt, so that nothing goes on trying for a member that has left.
    const retries = { valueOf: () => (this.left ? 0 : BROKERS_RETRIES) } as unknown as number;
    this.kafka = connect({ retries, initialRetryTime: 100, maxRetryTime: 1000 });
  }

  join(): void {
    this.joining = this.joinAnew();
  }

  pause(partitions?: readonly number[]): void {
    if (this.running) this.consumer?.pause([this.part(partitions)]);
  }

  resume(partitions: readonly number[]): void {
    if (this.running) this.consumer?.resume([this.part(partitions)]);
  }

  /** Rejects while the group is being joined, or the broker is away. */
  async commit(offsets: readonly { readonly partition: number; readonly offset: string }[]): Promise<void> {
    if (!this.running) throw new Error(`group ${this.options.group} is not joined now`);
    await this.consumer?.commitOffsets(offsets.map((offset) => ({ topic: this.options.topic, ...offset })));
  }

  /** Tells that the brokers have answered somebody else in this process. */
  brokersAnswer(): void {
    this.silent += 1;
    const { consumer } = this;
    if (!consumer || this.silent <= MOST_SILENT) return;
    void consumer.disconnect().catch(() => undefined);
    this.giveUp(consumer, new Error(`the consumer of ${this.options.group} hangs and is made anew`));
  }

  /** From here on no attempt is repeated. */
  leaveSoon(): void {
    this.left = true;
    this.retries.abort();
  }

  async leave(): Promise<void> {
    this.leaveSoon();
    // A consumer that is cut off while it joins would leave the group waiting for it.
    await waitAtMost(this.joining, LEAVING_MS);
    await waitAtMost(this.consumer?.disconnect() ?? Promise.resolve(), LEAVING_MS);
  }

  private part(partitions?: readonly number[]): { topic: string; partitions?: number[] } {
    return { topic: this.options.topic, ...(partitions ? { partitions: [...partitions] } : {}) };
  }

  private async joinAnew(): Promise<void> {
    while (!this.left) {
      try {
        return await this.run(this.kafka.consumer(this.config()));
      } catch (error) {
        this.options.onTrouble(error);
        await delay(JOIN_AGAIN_MS, this.retries.signal);
      }
    }
  }

  private config(): ConsumerConfig {
    const { group, sessionTimeoutMs, fetchWaitMs } = this.options;
    return {
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      // Handlers go on while the group joins anew, so a member that lives comes with its next sign of life.
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
    this.silent = 0;
    const { topic } = this.options;
    const current = (): boolean => consumer === this.consumer && !this.left;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (!current()) return;
      this.running = true;
      this.silent = 0;
      this.duties.joined(payload.memberAssignment[topic] ?? []);
    });
    consumer.on(consumer.events.FETCH, () => void (this.silent = 0));
    consumer.on(consumer.events.REBALANCING, () => current() && this.duties.sharing());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.giveUp(consumer, payload.error));
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      const eachBatch = async (batch: EachBatchPayload): Promise<void> =>
        void (current() && (await this.duties.take(batch)));
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    } catch (error) {
      void consumer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  /** This consumer is given up. What it brought goes on being handled; another one takes over. */
  private giveUp(consumer: Consumer, error: unknown): void {
    this.options.onTrouble(error);
    if (consumer !== this.consumer || this.left) return;
    this.running = false;
    this.consumer = undefined;
    void delay(JOIN_AGAIN_MS, this.retries.signal).then(() => this.join());
  }
}
