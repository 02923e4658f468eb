import type { Counters } from '@hotline/runtime';
import type { Redis } from 'ioredis';

/**
 * How many numbers are skipped after Redis lost a series. It is more than replicas can have given out without storing
 * them in a document.
 */
const GAP = 1000;

/**
 * Returns the next number. If the series is below the highest known number, returns 0 when `gap` is 0, and otherwise
 * first sets the series `gap` above that number.
 */
const NEXT = `
local known, gap = tonumber(ARGV[1]), tonumber(ARGV[2])
if tonumber(redis.call('GET', KEYS[1]) or '0') < known then
  if gap == 0 then return 0 end
  redis.call('SET', KEYS[1], string.format('%.0f', known + gap))
end
return redis.call('INCR', KEYS[1])`;

const HIT = `
local count = redis.call('INCR', KEYS[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`;

export interface CounterOptions {
  readonly prefix: string;
  /**
   * Returns the highest stored number of a series, or 0. Called when a process first uses a series, and when Redis has
   * lost it.
   */
  readonly floor: (series: string) => Promise<number>;
  readonly onError: (error: Error) => void;
}

/**
 * Counters in Redis: one INCR for each number, so all replicas share a series.
 *
 * Redis loses numbers when it is emptied, restarts without its file, or loses the last second of `appendfsync
 * everysec`. A series below a number that this process has seen, or that `floor` returns, is therefore set 1000 above
 * that number. With a `floor` that reads the stored numbers, no number is given out twice, even by several replicas or
 * after a restart. Without it, **a process that starts on an emptied Redis counts from 1 again**, and each replica
 * knows only its own numbers.
 *
 * While Redis is away `next` rejects, and `hit` answers 1 and reports the error, because it is better to lose a rate
 * limit than to refuse every request.
 */
export class RedisCounters implements Counters {
  private readonly highest = new Map<string, number>();

  constructor(
    private readonly redis: Redis,
    private readonly options: CounterOptions,
  ) {}

  async next(series: string): Promise<number> {
    const known = this.highest.get(series) ?? (await this.raise(series));
    const number =
      (await this.increment(series, known, 0)) || (await this.increment(series, await this.raise(series), GAP));
    this.highest.set(series, Math.max(number, this.highest.get(series) ?? 0));
    return number;
  }

  async hit(name: string, forMs: number): Promise<number> {
    try {
      return Number(await this.redis.eval(HIT, 1, `${this.options.prefix}:hit:${name}`, forMs));
    } catch (error) {
      this.options.onError(error as Error);
      return 1;
    }
  }

  private async raise(series: string): Promise<number> {
    const stored = await this.options.floor(series);
    const known = Math.max(stored, this.highest.get(series) ?? 0);
    this.highest.set(series, known);
    return known;
  }

  private async increment(series: string, known: number, gap: number): Promise<number> {
    return Number(await this.redis.eval(NEXT, 1, `${this.options.prefix}:series:${series}`, known, gap));
  }
}
