import { EventEmitter } from 'node:events';
import type { Broadcast, Clock, Counters } from '@hotline/runtime';
import { ANSWER_ROW, type Writer } from './file/writer';

/** How many numbers one write reserves. Those not given out before the process ends are skipped. */
const BLOCK = 100;
/** Number of rate limits in memory above which the expired ones are deleted. */
const LIMITS_KEPT = 10_000;

interface Block {
  /** The number to give out next. */
  next: number;
  /** The last reserved number. */
  end: number;
  /** The reservation under way. */
  reserving?: Promise<void>;
}

/**
 * Counters of one process. Series are stored in the file; rate limits are only in memory, so a restart forgets them.
 */
export class SqliteCounters implements Counters {
  private readonly blocks = new Map<string, Block>();
  private readonly hits = new Map<string, { count: number; until: number }>();
  private readonly reserve;

  constructor(
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {
    this.reserve = writer.statement(
      'INSERT INTO counter (series, value) VALUES (?, ?) ' +
        'ON CONFLICT DO UPDATE SET value = value + excluded.value RETURNING value',
    );
  }

  async next(series: string): Promise<number> {
    const block = this.blocks.get(series) ?? { next: 1, end: 0 };
    this.blocks.set(series, block);
    while (block.next > block.end) {
      block.reserving ??= this.extend(series, block).finally(() => delete block.reserving);
      await block.reserving;
    }
    return block.next++;
  }

  async hit(name: string, forMs: number): Promise<number> {
    const now = this.clock.now();
    const known = this.hits.get(name);
    if (known && known.until > now) return (known.count += 1);
    if (this.hits.size > LIMITS_KEPT) for (const [old, hit] of this.hits) if (hit.until <= now) this.hits.delete(old);
    this.hits.set(name, { count: 1, until: now + forMs });
    return 1;
  }

  private async extend(series: string, block: Block): Promise<void> {
    await this.writer.write([[this.reserve, [series, BLOCK], ANSWER_ROW]], ([row]) => {
      block.end = Number((row as { value: number }).value);
      block.next = block.end - BLOCK + 1;
    });
  }
}

/** Broadcast within one process. */
export class LocalBroadcast implements Broadcast {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  publish(topic: string, message: unknown): void {
    this.emitter.emit(topic, message);
  }

  subscribe(topic: string, listener: (message: unknown) => void): () => void {
    this.emitter.on(topic, listener);
    return () => this.emitter.off(topic, listener);
  }
}
