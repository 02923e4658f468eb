import type { Handler } from '@hotline/runtime';
import type { Positioned } from './log';

/** Tickets handled at the same time by one group; more make larger group commits. */
const IN_FLIGHT = 512;

interface Source {
  after(position: number): readonly Positioned[];
  head(): number;
  retryDelayMs(attempt: number): number;
}

/** One consumer group: reads on from its position, one lane a ticket, and knows up to where everything is handled. */
export class Group {
  watermark: number;
  /** The watermark moved since it was last stored. */
  dirty = false;
  private position: number;
  private readonly lanes = new Map<string, Positioned[]>();
  private readonly unhandled = new Set<number>();
  private pumping = false;
  private closed = false;
  private readonly waits = new Set<() => void>();
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

  /** There may be something to read. */
  wake(): void {
    if (this.pumping || this.closed) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.pump();
    });
  }

  /** Takes nothing new, cuts waits for another attempt short, resolves when nothing is under way. */
  async close(): Promise<void> {
    this.stop();
    if (this.lanes.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Hands out nothing more. */
  stop(): void {
    this.closed = true;
    for (const stop of this.waits) stop();
  }

  private pump(): void {
    while (!this.closed && this.unhandled.size < IN_FLIGHT) {
      const batch = this.source.after(this.position);
      if (batch.length === 0) return;
      for (const item of batch) {
        this.position = item.position;
        this.unhandled.add(item.position);
        this.enqueue(item);
      }
    }
  }

  private enqueue(item: Positioned): void {
    const lane = this.lanes.get(item.event.subject);
    if (lane) {
      lane.push(item);
      return;
    }
    this.lanes.set(item.event.subject, [item]);
    void this.run(item.event.subject);
  }

  private async run(ticket: string): Promise<void> {
    const lane = this.lanes.get(ticket) as Positioned[];
    while (lane.length > 0 && !this.closed) {
      const handled = await this.handle(lane);
      for (const { position } of lane.splice(0, handled)) this.handled(position);
      if (handled === 0) break;
    }
    this.lanes.delete(ticket);
    if (this.lanes.size === 0) for (const resolve of this.idle.splice(0)) resolve();
    this.wake();
  }

  /** Tries until the handler resolves; answers how many of the lane are handled, none when the group was closed first. */
  private async handle(lane: readonly Positioned[]): Promise<number> {
    for (let attempt = 1; !this.closed; attempt += 1) {
      const [first, ...rest] = lane;
      try {
        return (await this.handler.handle({ event: (first as Positioned).event, attempt, more: rest.map(({ event }) => event) })) ?? 1;
      } catch {
        await this.wait(this.source.retryDelayMs(attempt));
      }
    }
    return 0;
  }

  private wait(ms: number): Promise<void> {
    if (this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.waits.delete(stop);
        resolve();
      };
      const timer = setTimeout(stop, ms);
      this.waits.add(stop);
    });
  }

  /** The watermark stands before the oldest position that is not handled; a Set keeps the order in which they were read. */
  private handled(position: number): void {
    this.unhandled.delete(position);
    const oldest = this.unhandled.values().next();
    this.watermark = oldest.done ? this.position : oldest.value - 1;
    this.dirty = true;
  }
}
