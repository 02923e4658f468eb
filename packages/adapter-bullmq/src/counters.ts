import type { Counters } from '@hotline/runtime';
import type { Redis } from 'ioredis';

/** Numbers left out when a series was lost: more than replicas can have given out that are not in a document yet. */
const GAP = 1000;

/** Answers 0 when the series stands below what is known to be in use, unless it may be set anew. */
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
   * The highest number of a series that is stored somewhere, 0 if none. Asked when a process first uses a series, and
   * when Redis has lost it.
   */
  readonly floor: (series: string) => Promise<number>;
  readonly onError: (error: Error) => void;
}

/**
 * One INCR a number, so numbers grow over all replicas.
 *
 * What Redis forgets (emptied, restarted without its file, or the last second of `appendfsync everysec`) is noticed as
 * soon as a series stands below a
 * number that this process has seen or that `floor` knows: it goes on 1000 above that. So no number is given twice as
 * long as `floor` reads the stored
 * numbers, over restarts and replicas too. Without `floor` this holds for one process while it lives, and no longer:
 * **a process that starts on an
 * emptied Redis counts from 1 again**, and of several replicas each knows only its own numbers.
 *
 * `next` rejects while Redis is away. `hit` answers 1 then, and reports: a lost limit lets everybody in, a lost
 * hotline nobody.
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
