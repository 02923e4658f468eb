import type { Handler, Subscription } from '@hotline/runtime';
import { delay, waitAtMost } from '@hotline/runtime/adapter-support';
import type { Batch, EachBatchPayload, Kafka, RetryOptions } from 'kafkajs';
import { Membership } from './membership';
import { fromMessage } from '../message';
import { Partition, type Member } from './partition';
import { Semaphore } from './semaphore';

/** So long the next fetch waits for room; a partition that has none by then is left out of the fetches until it has. */
const ROOM_MS = 100;
/** So long the brokers may take to hear how far everything is handled. */
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
  onTrouble(error: unknown): void;
  /** Ends of the partitions, and where a group stands in them; -1 where it has not been. */
  offsets(
    group: string,
  ): Promise<readonly { readonly partition: number; readonly end: number; readonly start: number }[]>;
}

/**
 * One member of a consumer group. kafkajs fetches and keeps the membership alive; what it fetches goes into lanes at once, so that neither a slow
 * handler nor one that throws ever holds up a heartbeat, a partition or another ticket. Offsets are committed by hand, up to what is handled.
 */
export class GroupReader implements Subscription {
  private readonly membership: Membership;
  private readonly partitions = new Map<number, Partition>();
  private readonly paused = new Set<number>();
  private readonly committed = new Map<number, number>();
  private readonly member: Member;
  /** Aborted on leaving, to end delays before another attempt. */
  private readonly retries = new AbortController();
  private readonly timers: NodeJS.Timeout[];
  private committing: Promise<void> | undefined;
  private leaving: Promise<void> | undefined;
  private joinedOnce: () => void = () => undefined;

  constructor(
    connect: (retry: RetryOptions) => Kafka,
    private readonly group: string,
    handler: Handler,
    private readonly options: ReaderOptions,
  ) {
    const duties = {
      joined: (assigned: readonly number[]) => this.joined(assigned),
      sharing: () => void this.commit(),
      take: (batch: EachBatchPayload) => this.take(batch),
    };
    this.membership = new Membership(
      connect,
      { ...options, group, onTrouble: (error) => options.onTrouble(error) },
      duties,
    );
    this.member = {
      handler,
      slots: new Semaphore(options.handlersAtOnce),
      underWay: new Map(),
      retryDelayMs: (attempt) => options.retryDelayMs(attempt),
    };
    this.timers = [
      setInterval(() => void this.commit(), options.commitEveryMs).unref(),
      setInterval(() => void this.look(), options.lagEveryMs).unref(),
    ];
  }

  /** Resolves when the group was joined for the first time, however long that takes. */
  async start(): Promise<void> {
    const joined = new Promise<void>((resolve) => (this.joinedOnce = resolve));
    this.membership.join();
    await joined;
  }

  /** Of the partitions that this member has; the lag of a group is the sum over its members. */
  lag(): number {
    let lag = 0;
    for (const partition of this.partitions.values()) lag += partition.lag;
    return lag;
  }

  close(): Promise<void> {
    return (this.leaving ??= this.leave(true));
  }

  /** Leaves what is under way behind, and commits nothing more. */
  die(): Promise<void> {
    return (this.leaving ??= this.leave(false));
  }

  private async leave(drain: boolean): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.retries.abort();
    this.membership.leaveSoon();
    this.joinedOnce();
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

  /** Partitions may have gone to other members, whose they are from now on, and new ones may have come. */
  private joined(assigned: readonly number[]): void {
    if (this.leaving) return;
    this.committed.clear();
    for (const partition of this.partitions.keys()) if (!assigned.includes(partition)) this.drop(partition);
    const gained = assigned.filter((partition) => !this.partitions.has(partition));
    const ready = gained.length > 0 ? this.assigned() : Promise.resolve();
    for (const partition of gained) this.add(partition, ready);
    this.resume([...this.paused]);
    for (const partition of assigned) this.pauseOrResume(partition);
    void this.look();
    this.joinedOnce();
  }

  private add(number: number, ready: Promise<void>): Partition {
    const partition = new Partition(this.member, ready, () => this.pauseOrResume(number));
    this.partitions.set(number, partition);
    return partition;
  }

  private drop(number: number): void {
    this.partitions.get(number)?.stop();
    this.partitions.delete(number);
    this.resume([number]);
  }

  /** Also those that are another's now: kafkajs would leave them out of the fetches when they come back. */
  private resume(numbers: readonly number[]): void {
    this.membership.resume(numbers.filter((number) => this.paused.delete(number)));
  }

  private async assigned(): Promise<void> {
    for (let attempt = 1; !this.leaving; attempt += 1) {
      try {
        return await this.member.handler.assigned();
      } catch (error) {
        this.options.onTrouble(error);
        await delay(this.options.retryDelayMs(attempt), this.retries.signal);
      }
    }
  }

  /** Not resolved means that it will be brought again. */
  private async take({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
    if (this.leaving) return;
    const partition = this.partitionOf(batch);
    if (!partition) return;
    const place = { topic: batch.topic, partition: batch.partition };
    partition.seen(Number(batch.highWatermark));
    partition.take(
      batch.messages.map((message) => ({
        offset: Number(message.offset),
        event: fromMessage(message, { ...place, offset: message.offset }),
      })),
    );
    resolveOffset(batch.lastOffset());
    const { heldAtOnce } = this.options;
    if (partition.unhandledCount >= heldAtOnce) await waitAtMost(partition.room(heldAtOnce / 2), ROOM_MS);
    this.pauseOrResume(batch.partition);
  }

  /** A topic that was made anew, or lost its end, is read as one never seen. */
  private partitionOf({ partition: number, highWatermark }: Batch): Partition | undefined {
    const partition = this.partitions.get(number);
    if (!partition || partition.continues(Number(highWatermark))) return partition;
    this.options.onTrouble(
      new Error(
        `${this.options.topic}/${number} ends at ${highWatermark}, before what group ${this.group} has read; its handling starts anew there`,
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
      // A rebalance, or a broker that is away: what is handled stays handled, and is committed the next time.
    }
  }

  /** Where the log ends is known from what is fetched; a partition that is paused, or brought nothing yet, has to be asked for. */
  private async look(): Promise<void> {
    try {
      for (const { partition, end, start } of await this.options.offsets(this.group))
        this.partitions.get(partition)?.seen(end, start < 0 ? 0 : start);
      this.membership.brokersAnswer();
    } catch {
      // The figure stays as it was.
    }
  }
}
