import type { TicketEvent } from '@hotline/contracts';
import type { Handler } from '@hotline/runtime';
import { delay } from '@hotline/runtime/adapter-support';
import type { Semaphore } from './semaphore';

export interface Item {
  readonly offset: number;
  readonly event: TicketEvent;
}

/** What the partitions of one member have in common. */
export interface Member {
  readonly handler: Handler;
  readonly slots: Semaphore;
  /** Tickets whose event is being handled now, also those of partitions that were taken away. */
  readonly underWay: Map<string, Promise<unknown>>;
  retryDelayMs(attempt: number): number;
}

/** One partition while this member has it: one lane a ticket, and the offset up to which everything is handled. */
export class ConsumedPartition {
  /** Offset of the next message to take. */
  private position: number | undefined;
  /** Everything before it is handled; undefined until it is known where this group stands. */
  private start: number | undefined;
  private end = 0;
  private readonly lanes = new Map<string, Item[]>();
  private readonly unhandled = new Set<number>();
  private stopped = false;
  /** Aborted on leaving, to end delays before another attempt. */
  private readonly retries = new AbortController();
  private readonly idle: (() => void)[] = [];
  private wanted: { readonly most: number; readonly there: () => void } | undefined;

  constructor(
    private readonly member: Member,
    /** Awaited before the first event. */
    private readonly ready: Promise<void>,
    private readonly onHandled: () => void,
  ) {}

  get unhandledCount(): number {
    return this.unhandled.size;
  }

  /**
   * The offset to commit: before the oldest event that is not handled. A Set keeps the order in which they were taken.
   */
  get watermark(): number | undefined {
    const oldest = this.unhandled.values().next();
    return oldest.done ? (this.position ?? this.start) : oldest.value;
  }

  get lag(): number {
    return this.watermark === undefined ? 0 : Math.max(0, this.end - this.watermark);
  }

  /** What the broker says of the partition: where this group starts, and where the log ends. */
  seen(end: number, start?: number): void {
    this.end = Math.max(this.end, end);
    this.start ??= start;
  }

  /** False when the log ends before what was taken: it is not the log any more that it was. */
  continues(end: number): boolean {
    return this.position === undefined || end >= this.position;
  }

  /** Takes events in their order; those that were taken before are left out. */
  take(items: readonly Item[]): void {
    for (const item of items) {
      if (this.stopped) return;
      if (this.position !== undefined && item.offset < this.position) continue;
      this.position = item.offset + 1;
      this.end = Math.max(this.end, this.position);
      this.unhandled.add(item.offset);
      this.enqueue(item);
    }
  }

  /**
   * Resolves when at most so many events are not handled, or when it is stopped. Only the last who asks is answered.
   */
  async room(most: number): Promise<void> {
    if (this.unhandled.size > most && !this.stopped)
      await new Promise<void>((there) => (this.wanted = { most, there }));
  }

  /** Begins no event any more, cuts waits for another attempt short. */
  stop(): void {
    this.stopped = true;
    this.retries.abort();
    this.wanted?.there();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    if (this.lanes.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private enqueue(item: Item): void {
    const lane = this.lanes.get(item.event.subject);
    if (lane) {
      lane.push(item);
      return;
    }
    this.lanes.set(item.event.subject, [item]);
    void this.run(item.event.subject);
  }

  private async run(ticket: string): Promise<void> {
    const lane = this.lanes.get(ticket) as Item[];
    await this.ready;
    while (lane.length > 0 && !this.stopped)
      for (const { offset } of lane.splice(0, await this.handle(lane))) this.handled(offset);
    this.lanes.delete(ticket);
    if (this.lanes.size === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private handled(offset: number): void {
    this.unhandled.delete(offset);
    if (this.wanted && this.unhandled.size <= this.wanted.most) this.wanted.there();
    this.onHandled();
  }

  /**
   * Tries until the handler resolves; answers how many of the lane are handled, none when the partition was stopped
   * first.
   */
  private async handle(lane: readonly Item[]): Promise<number> {
    for (let attempt = 1; !this.stopped; attempt += 1) {
      const handled = await this.attempt(lane, attempt);
      if (handled > 0) return handled;
      await delay(this.member.retryDelayMs(attempt), this.retries.signal);
    }
    return 0;
  }

  /** One delivery, after one of the same ticket that an earlier time with this partition left under way. */
  private async attempt(lane: readonly Item[], attempt: number): Promise<number> {
    const { underWay, slots, handler } = this.member;
    const { subject } = (lane[0] as Item).event;
    while (underWay.has(subject)) await underWay.get(subject);
    if (this.stopped) return 0;
    const work = slots.run(async () => (this.stopped ? 0 : handledBy(handler, lane, attempt)));
    underWay.set(subject, work);
    const done = await work;
    underWay.delete(subject);
    return done;
  }
}

async function handledBy(handler: Handler, lane: readonly Item[], attempt: number): Promise<number> {
  const [event, ...more] = lane.map((item) => item.event);
  try {
    return (await handler.handle({ event: event as TicketEvent, attempt, more })) ?? 1;
  } catch {
    return 0;
  }
}
