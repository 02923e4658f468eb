import type { Handler, Subscription } from '@hotline/runtime';
import { delay, waitAtMost } from '@hotline/runtime/adapter-support';
import type { Batch, EachBatchPayload, Kafka, RetryOptions } from 'kafkajs';
import { Membership } from './membership';
import { fromMessage } from '../message';
import { AssignedPartition, type MemberContext } from './assigned-partition';
import { Semaphore } from './semaphore';

/** How long a fetch waits for buffer space before its partition is paused. */
const SPACE_WAIT_MS = 100;
/** Time limit of the last commit of offsets when this member leaves the group. */
const LAST_COMMIT_MS = 5000;

export interface ReaderOptions {
  readonly topic: string;
  readonly handlersAtOnce: number;
  readonly heldAtOnce: number;
  readonly commitEveryMs: number;
  readonly lagEveryMs: number;
  readonly sessionTimeoutMs: number;
  readonly fetchWaitMs: number;
  retryDelayMs(attempt: number): number;
  onError(error: unknown): void;
  /** Returns for each partition its end offset and the offset at which the group begins. */
  offsets(
    group: string,
  ): Promise<readonly { readonly partition: number; readonly end: number; readonly start: number }[]>;
}

/**
 * One member of a consumer group. kafkajs fetches and sends heartbeats; fetched events are queued by ticket at once, so
 * a handler that is slow or throws delays no heartbeat, no partition and no other ticket. Offsets are committed here,
 * not by kafkajs, and only up to the oldest unhandled event.
 */
export class GroupReader implements Subscription {
  private readonly membership: Membership;
  private readonly partitions = new Map<number, AssignedPartition>();
  private readonly paused = new Set<number>();
  private readonly committed = new Map<number, number>();
  private readonly member: MemberContext;
  /** Aborted when this member leaves the group, to end the delays before further attempts. */
  private readonly retries = new AbortController();
  private readonly timers: NodeJS.Timeout[];
  private committing: Promise<void> | undefined;
  private leaving: Promise<void> | undefined;
  private resolveStart: () => void = () => undefined;

  constructor(
    connect: (retry: RetryOptions) => Kafka,
    private readonly group: string,
    handler: Handler,
    private readonly options: ReaderOptions,
  ) {
    const events = {
      joined: (assigned: readonly number[]) => this.joined(assigned),
      rebalancing: () => void this.commit(),
      take: (batch: EachBatchPayload) => this.take(batch),
    };
    this.membership = new Membership(
      connect,
      { ...options, group, onError: (error) => options.onError(error) },
      events,
    );
    this.member = {
      handler,
      semaphore: new Semaphore(options.handlersAtOnce),
      underWay: new Map(),
      retryDelayMs: (attempt) => options.retryDelayMs(attempt),
    };
    this.timers = [
      setInterval(() => void this.commit(), options.commitEveryMs).unref(),
      setInterval(() => void this.refreshOffsets(), options.lagEveryMs).unref(),
    ];
  }

  /** Resolves when the group has been joined for the first time. Has no time limit. */
  async start(): Promise<void> {
    const joined = new Promise<void>((resolve) => (this.resolveStart = resolve));
    this.membership.join();
    await joined;
  }

  /**
   * Returns the number of unhandled events in the partitions of this member; the lag of a group is the sum over its
   * members.
   */
  lag(): number {
    let lag = 0;
    for (const partition of this.partitions.values()) lag += partition.lag;
    return lag;
  }

  close(): Promise<void> {
    return (this.leaving ??= this.leave(true));
  }

  /** Leaves the group without waiting for running handlers and without a last commit of offsets. */
  abandon(): Promise<void> {
    return (this.leaving ??= this.leave(false));
  }

  private async leave(drain: boolean): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.retries.abort();
    this.membership.stopRetries();
    this.resolveStart();
    const partitions = [...this.partitions.values()];
    for (const partition of partitions) partition.stop();
    if (drain) {
      this.membership.pause();
      await Promise.all(partitions.map((partition) => partition.settled()));
      await waitAtMost(
        this.commit().then(() => this.commit()),
        LAST_COMMIT_MS,
      );
    }
    await this.membership.leave();
  }

  /** Drops partitions that were assigned to other members, and adds new ones. */
  private joined(assigned: readonly number[]): void {
    if (this.leaving) return;
    this.committed.clear();
    for (const partition of this.partitions.keys()) if (!assigned.includes(partition)) this.drop(partition);
    const gained = assigned.filter((partition) => !this.partitions.has(partition));
    const ready = gained.length > 0 ? this.assigned() : Promise.resolve();
    for (const partition of gained) this.add(partition, ready);
    this.resume([...this.paused]);
    for (const partition of assigned) this.pauseOrResume(partition);
    void this.refreshOffsets();
    this.resolveStart();
  }

  private add(number: number, ready: Promise<void>): AssignedPartition {
    const partition = new AssignedPartition(this.member, ready, () => this.pauseOrResume(number));
    this.partitions.set(number, partition);
    return partition;
  }

  private drop(number: number): void {
    this.partitions.get(number)?.stop();
    this.partitions.delete(number);
    this.resume([number]);
  }

  /**
   * Resumes fetching from partitions. Must also be called for lost ones; otherwise kafkajs would not fetch from them
   * once they are assigned again.
   */
  private resume(numbers: readonly number[]): void {
    this.membership.resume(numbers.filter((number) => this.paused.delete(number)));
  }

  private async assigned(): Promise<void> {
    for (let attempt = 1; !this.leaving; attempt += 1) {
      try {
        return await this.member.handler.assigned();
      } catch (error) {
        this.options.onError(error);
        await delay(this.options.retryDelayMs(attempt), this.retries.signal);
      }
    }
  }

  /** Queues a batch. kafkajs delivers it again if its offset is not resolved. */
  private async take({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
    if (this.leaving) return;
    const partition = this.partitionOf(batch);
    if (!partition) return;
    const { topic, partition: number } = batch;
    partition.updateOffsets(Number(batch.highWatermark));
    partition.take(
      batch.messages.map((message) => ({
        offset: Number(message.offset),
        event: fromMessage(message, { topic, partition: number, offset: message.offset }),
      })),
    );
    resolveOffset(batch.lastOffset());
    const { heldAtOnce } = this.options;
    if (partition.unhandledCount >= heldAtOnce) await waitAtMost(partition.waitForSpace(heldAtOnce / 2), SPACE_WAIT_MS);
    this.pauseOrResume(number);
  }

  /**
   * Returns the partition of the batch. If the log now ends before what was read (the topic was made anew or lost
   * data), begins the partition again.
   */
  private partitionOf({ partition: number, highWatermark }: Batch): AssignedPartition | undefined {
    const partition = this.partitions.get(number);
    if (!partition || partition.continues(Number(highWatermark))) return partition;
    this.options.onError(
      new Error(
        `${this.options.topic}/${number} ends at offset ${highWatermark}, before what group ${this.group} has read; ` +
          'the topic was made anew or lost data, so its events are handled as new ones',
      ),
    );
    this.drop(number);
    this.committed.delete(number);
    return this.add(number, this.assigned());
  }

  private pauseOrResume(number: number): void {
    const held = this.partitions.get(number)?.unhandledCount;
    if (held === undefined || this.leaving) return;
    if (held >= this.options.heldAtOnce && !this.paused.has(number)) {
      this.paused.add(number);
      this.membership.pause([number]);
    } else if (held <= this.options.heldAtOnce / 2) this.resume([number]);
  }

  private commit(): Promise<void> {
    return (this.committing ??= this.commitNow().finally(() => (this.committing = undefined)));
  }

  private async commitNow(): Promise<void> {
    const offsets = [...this.partitions].flatMap(([partition, { watermark }]) =>
      watermark === undefined || watermark === this.committed.get(partition)
        ? []
        : [{ partition, offset: String(watermark) }],
    );
    if (offsets.length === 0) return;
    try {
      await this.membership.commit(offsets);
      for (const { partition, offset } of offsets) this.committed.set(partition, Number(offset));
    } catch {
      // This happens during a rebalance and while a broker is away. The next commit includes these offsets.
    }
  }

  /** Queries the offsets of all partitions, because fetches return none for paused or still empty ones. */
  private async refreshOffsets(): Promise<void> {
    try {
      for (const { partition, end, start } of await this.options.offsets(this.group))
        this.partitions.get(partition)?.updateOffsets(end, start < 0 ? 0 : start);
      this.membership.noteBrokerAnswer();
    } catch {
      // The lag stays as it was; the next query corrects it.
    }
  }
}
