import {
  systemClock,
  type Broadcast,
  type Clock,
  type Counters,
  type SchedulableWakeUps,
  type WakeUps,
} from '@hotline/runtime';
import { exponentialBackoff } from '@hotline/runtime/adapter-support';
import { boardOf, type BoardOptions, type BoardPlugin } from './board';
import { RedisBroadcast } from './broadcast';
import { connect } from './connections';
import { RedisCounters, type CounterOptions } from './counters';
import { RedisWakeUps } from './wake-ups';

export interface RedisOptions {
  /** `redis://` or `rediss://` with user, password and database. */
  readonly url: string;
  /** Prefix of every key and channel. Default `hotline`. */
  readonly prefix?: string;
  readonly clock?: Clock;
  /**
   * Returns the delay, in milliseconds, before the next ring. `attempt` is the number of the attempt that failed, from
   * 1.
   */
  readonly retryDelayMs?: (attempt: number) => number;
  /** See `RedisCounters`. Without it ticket numbers repeat after Redis was emptied and the process was restarted. */
  readonly floor?: CounterOptions['floor'];
  /** Called with errors that reach no calling code, such as lost connections. */
  readonly onError?: (error: Error) => void;
}

export interface OpenRedis {
  readonly wakeUps: WakeUps & SchedulableWakeUps;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /** Returns a Fastify plugin with Bull Board, in which operators see the wake-ups. */
  board(options: BoardOptions): BoardPlugin;
  /** Rejects while Redis cannot be used. */
  check(): Promise<void>;
  /** Waits for rings under way, then disconnects. Idempotent. */
  close(): Promise<void>;
}

/** An error that lasts means that an engine is away. The delay is short, so that work resumes soon after it is back. */
const LONGEST_RETRY_DELAY_MS = 5000;

/**
 * Opens wake-ups, counters and broadcast on Redis. Rejects with `RedisUnusable`. Once open, it reconnects whenever
 * Redis is back, even emptied. While Redis is away `schedule`, `next` and `check` reject at once, `hit` answers 1, and
 * broadcasts reach only this process.
 */
export async function openRedis(options: RedisOptions): Promise<OpenRedis> {
  const {
    url,
    prefix = 'hotline',
    clock = systemClock,
    retryDelayMs = exponentialBackoff(LONGEST_RETRY_DELAY_MS),
    floor = async () => 0,
    onError = () => undefined,
  } = options;
  const connections = await connect(url, onError);
  const wakeUps = new RedisWakeUps(connections, { prefix: `${prefix}:wake-ups`, clock, retryDelayMs, onError });
  const broadcast = await RedisBroadcast.open(connections, `${prefix}:broadcast`, onError);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await wakeUps.close();
    connections.close();
  };
  return {
    wakeUps,
    counters: new RedisCounters(connections.commands, { prefix, floor, onError }),
    broadcast,
    board: (board) => boardOf(wakeUps, board),
    check: () => connections.check(),
    close: () => (closing ??= close()),
  };
}
