import type { Handler } from '@hotline/runtime';
import type { Positioned } from './log';

/** Events that a group takes from the log before they are handled. */
const READ_AHEAD = 2048;
/** Tickets that a group handles at the same time. When more wait, each of them gathers its events meanwhile, and one commit takes them along. */
const AT_ONCE = 128;

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
  /** Up to where it has taken events from the log. */
  position: number;
  private readonly lanes = new Map<string, Positioned[]>();
  /** Lanes that nobody handles yet, the longest waiting first. */
  private readonly ready = new Set<string>();
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
    if (this.lanes.size > this.ready.size) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Hands out nothing more. */
  stop(): void {
    this.closed = true;
    for (const stop of this.waits) stop();
  }

  private pump(): void {
    while (!this.closed && this.unhandled.size < READ_AHEAD) {
      const batch = this.source.after(this.position);
      if (batch.length === 0) return;
      for (const item of batch) {
        this.position = item.position;
        if (this.handler.passesOver?.(item.event)) continue;
        this.unhandled.add(item.position);
        this.enqueue(item);
      }
      this.advance();
      this.start();
    }
  }

  private enqueue(item: Positioned): void {
    const ticket = item.event.subject;
    const lane = this.lanes.get(ticket);
    if (lane) {
      lane.push(item);
      return;
    }
    this.lanes.set(ticket, [item]);
    this.ready.add(ticket);
  }

  private start(): void {
    for (const ticket of this.ready) {
      if (this.closed || this.lanes.size - this.ready.size >= AT_ONCE) return;
      this.ready.delete(ticket);
      void this.run(ticket);
    }
  }

  private async run(ticket: string): Promise<void> {
    const lane = this.lanes.get(ticket) as Positioned[];
    while (lane.length > 0 && !this.closed) {
      const handled = await this.handle(lane);
      for (const { position } of lane.splice(0, handled)) this.handled(position);
      if (handled === 0) break;
    }
    this.lanes.delete(ticket);
    this.start();
    if (this.lanes.size === this.ready.size) for (const resolve of this.idle.splice(0)) resolve();
    this.wake();
  }

  /** Tries until the handler resolves; answers how many of the lane are handled, none when the group was closed first. */
  private async handle(lane: readonly Positioned[]): Promise<number> {
    for (let attempt = 1; !this.closed; attempt += 1) {
      const [first, ...rest] = lane;
      try {
        return (
          (await this.handler.handle({
            event: (first as Positioned).event,
            attempt,
            more: rest.map(({ event }) => event),
          })) ?? 1
        );
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

  private handled(position: number): void {
    this.unhandled.delete(position);
    this.advance();
  }

  /** The watermark stands before the oldest position that is not handled; a Set keeps the order in which they were read. */
  private advance(): void {
    const oldest = this.unhandled.values().next();
    this.watermark = oldest.done ? this.position : oldest.value - 1;
    this.dirty = true;
  }
}
