import type { Handler } from '@hotline/runtime';
import { delay } from '@hotline/runtime/adapter-support';
import type { LogEntry } from './log-entry';

/** Largest number of unhandled events that a group holds in memory. */
const READ_AHEAD = 2048;
/**
 * Largest number of tickets handled at the same time. While other tickets wait, their events collect, and one commit
 * then handles those of a ticket together.
 */
const TICKETS_AT_ONCE = 128;

interface Source {
  after(position: number): readonly LogEntry[];
  head(): number;
  retryDelayMs(attempt: number): number;
}

/**
 * One consumer group: reads the log from its position, handles each ticket's events one after another, and tracks what
 * is handled.
 */
export class Group {
  /** All events up to this position are handled. */
  watermark: number;
  /** Whether the watermark has moved since it was last stored. */
  dirty = false;
  /** Position of the last event read from the log. */
  position: number;
  private readonly queues = new Map<string, LogEntry[]>();
  /** Tickets whose queue is not being handled yet, the longest waiting first. */
  private readonly ready = new Set<string>();
  private readonly unhandled = new Set<number>();
  private pumping = false;
  private closed = false;
  /** Aborted when the group closes, to end the delays before further attempts. */
  private readonly retries = new AbortController();
  private readonly idle: (() => void)[] = [];

  constructor(
    private readonly handler: Handler,
    start: number,
    private readonly source: Source,
  ) {
    this.position = start;
    this.watermark = start;
  }

  lag(): number {
    return this.source.head() - this.watermark;
  }

  /** Reads the log again in the next turn of the event loop. */
  wake(): void {
    if (this.pumping || this.closed) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.pump();
    });
  }

  /** Stops, and resolves when no handler is running. */
  async close(): Promise<void> {
    this.stop();
    if (this.queues.size > this.ready.size) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Starts no further handler, and ends the delays before further attempts. */
  stop(): void {
    this.closed = true;
    this.retries.abort();
  }

  private pump(): void {
    while (!this.closed && this.unhandled.size < READ_AHEAD) {
      const batch = this.source.after(this.position);
      if (batch.length === 0) return;
      for (const entry of batch) {
        this.position = entry.position;
        if (this.handler.passesOver?.(entry.event)) continue;
        this.unhandled.add(entry.position);
        this.enqueue(entry);
      }
      this.advance();
      this.start();
    }
  }

  private enqueue(entry: LogEntry): void {
    const ticket = entry.event.subject;
    const queue = this.queues.get(ticket);
    if (queue) {
      queue.push(entry);
      return;
    }
    this.queues.set(ticket, [entry]);
    this.ready.add(ticket);
  }

  private start(): void {
    for (const ticket of this.ready) {
      if (this.closed || this.queues.size - this.ready.size >= TICKETS_AT_ONCE) return;
      this.ready.delete(ticket);
      void this.run(ticket);
    }
  }

  private async run(ticket: string): Promise<void> {
    const queue = this.queues.get(ticket) as LogEntry[];
    while (queue.length > 0 && !this.closed) {
      const handled = await this.handle(queue);
      for (const { position } of queue.splice(0, handled)) this.handled(position);
      if (handled === 0) break;
    }
    this.queues.delete(ticket);
    this.start();
    if (this.queues.size === this.ready.size) for (const resolve of this.idle.splice(0)) resolve();
    this.wake();
  }

  /**
   * Retries until the handler resolves. Resolves with the number of events handled; 0 if the group was closed first.
   */
  private async handle(queue: readonly LogEntry[]): Promise<number> {
    for (let attempt = 1; !this.closed; attempt += 1) {
      const [first, ...rest] = queue;
      try {
        return (
          (await this.handler.handle({
            event: (first as LogEntry).event,
            attempt,
            more: rest.map(({ event }) => event),
          })) ?? 1
        );
      } catch {
        await delay(this.source.retryDelayMs(attempt), this.retries.signal);
      }
    }
    return 0;
  }

  private handled(position: number): void {
    this.unhandled.delete(position);
    this.advance();
  }

  /** Moves the watermark to just before the oldest unhandled position; a Set keeps the order of insertion. */
  private advance(): void {
    const oldest = this.unhandled.values().next();
    this.watermark = oldest.done ? this.position : oldest.value - 1;
    this.dirty = true;
  }
}
