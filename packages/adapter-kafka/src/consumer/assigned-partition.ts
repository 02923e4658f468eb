import type { TicketEvent } from '@hotline/contracts';
import type { Handler } from '@hotline/runtime';
import { delay } from '@hotline/runtime/adapter-support';
import type { Semaphore } from './semaphore';

export interface ReceivedEvent {
  readonly offset: number;
  readonly event: TicketEvent;
}

/** State and callbacks that the partitions of one group member share. */
export interface MemberContext {
  readonly handler: Handler;
  readonly semaphore: Semaphore;
  /** The running delivery of each ticket, by ticket id. It includes tickets of partitions that this member has lost. */
  readonly underWay: Map<string, Promise<unknown>>;
  retryDelayMs(attempt: number): number;
}

/**
 * One partition while it is assigned to this member: a queue for each ticket, and the offset up to which all events are
 * handled.
 */
export class AssignedPartition {
  /** Offset of the next message to queue. */
  private position: number | undefined;
  /** The offset at which this group began to read; undefined until the broker has returned it. */
  private start: number | undefined;
  /** The offset after the last event of the log, as far as it is known. */
  private end = 0;
  private readonly queues = new Map<string, ReceivedEvent[]>();
  private readonly unhandled = new Set<number>();
  private stopped = false;
  /** Aborted when the partition is stopped, to end the delays before further attempts. */
  private readonly retries = new AbortController();
  private readonly idle: (() => void)[] = [];
  private spaceRequest: { readonly most: number; readonly resolve: () => void } | undefined;

  constructor(
    private readonly member: MemberContext,
    /** Awaited before the first event is handled. */
    private readonly ready: Promise<void>,
    private readonly onHandled: () => void,
  ) {}

  get unhandledCount(): number {
    return this.unhandled.size;
  }

  /**
   * The offset to commit: that of the oldest unhandled event (a Set keeps the order of insertion), else of the next
   * event.
   */
  get watermark(): number | undefined {
    const oldest = this.unhandled.values().next();
    return oldest.done ? (this.position ?? this.start) : oldest.value;
  }

  get lag(): number {
    return this.watermark === undefined ? 0 : Math.max(0, this.end - this.watermark);
  }

  /** Stores offsets that the broker returned: the end of the partition, and the offset at which this group begins. */
  updateOffsets(end: number, start?: number): void {
    this.end = Math.max(this.end, end);
    this.start ??= start;
  }

  /** Whether the log still holds all that was read. The log ends earlier if the topic was made anew or lost data. */
  continues(end: number): boolean {
    return this.position === undefined || end >= this.position;
  }

  /** Queues events, which must be in the order of their offsets; ignores those that were queued before. */
  take(events: readonly ReceivedEvent[]): void {
    for (const received of events) {
      if (this.stopped) return;
      if (this.position !== undefined && received.offset < this.position) continue;
      this.position = received.offset + 1;
      this.end = Math.max(this.end, this.position);
      this.unhandled.add(received.offset);
      this.enqueue(received);
    }
  }

  /**
   * Resolves when at most `most` events are unhandled, or when the partition is stopped. A second call replaces the
   * first.
   */
  async waitForSpace(most: number): Promise<void> {
    if (this.unhandled.size > most && !this.stopped)
      await new Promise<void>((resolve) => (this.spaceRequest = { most, resolve }));
  }

  /** Starts no further handler, and ends the delays before further attempts. */
  stop(): void {
    this.stopped = true;
    this.retries.abort();
    this.spaceRequest?.resolve();
  }

  /** Resolves when no handler is running. */
  async settled(): Promise<void> {
    if (this.queues.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private enqueue(received: ReceivedEvent): void {
    const queue = this.queues.get(received.event.subject);
    if (queue) {
      queue.push(received);
      return;
    }
    this.queues.set(received.event.subject, [received]);
    void this.run(received.event.subject);
  }

  private async run(ticket: string): Promise<void> {
    const queue = this.queues.get(ticket) as ReceivedEvent[];
    await this.ready;
    while (queue.length > 0 && !this.stopped)
      for (const { offset } of queue.splice(0, await this.handle(queue))) this.handled(offset);
    this.queues.delete(ticket);
    if (this.queues.size === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private handled(offset: number): void {
    this.unhandled.delete(offset);
    if (this.spaceRequest && this.unhandled.size <= this.spaceRequest.most) this.spaceRequest.resolve();
    this.onHandled();
  }

  /**
   * Retries until the handler resolves. Resolves with the number of events handled; 0 if the partition was stopped
   * first.
   */
  private async handle(queue: readonly ReceivedEvent[]): Promise<number> {
    for (let attempt = 1; !this.stopped; attempt += 1) {
      const handled = await this.attempt(queue, attempt);
      if (handled > 0) return handled;
      await delay(this.member.retryDelayMs(attempt), this.retries.signal);
    }
    return 0;
  }

  /**
   * Delivers once. It first waits for a delivery of the same ticket that began before the partition was lost and
   * assigned again.
   */
  private async attempt(queue: readonly ReceivedEvent[], attempt: number): Promise<number> {
    const { underWay, semaphore, handler } = this.member;
    const { subject } = (queue[0] as ReceivedEvent).event;
    while (underWay.has(subject)) await underWay.get(subject);
    if (this.stopped) return 0;
    const work = semaphore.run(async () => (this.stopped ? 0 : handledBy(handler, queue, attempt)));
    underWay.set(subject, work);
    const done = await work;
    underWay.delete(subject);
    return done;
  }
}

async function handledBy(handler: Handler, queue: readonly ReceivedEvent[], attempt: number): Promise<number> {
  const [event, ...more] = queue.map((received) => received.event);
  try {
    return (await handler.handle({ event: event as TicketEvent, attempt, more })) ?? 1;
  } catch {
    return 0;
  }
}
