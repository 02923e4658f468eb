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
  /** Before every key and channel; `hotline` unless said. */
  readonly prefix?: string;
  readonly clock?: Clock;
  /** Wait before another ring, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
  /** See `RedisCounters`: without it ticket numbers repeat after Redis was emptied and the process restarted. */
  readonly floor?: CounterOptions['floor'];
  /** Told of lost connections, and of what went wrong with nobody to answer. */
  readonly onError?: (error: Error) => void;
}

export interface OpenRedis {
  readonly wakeUps: WakeUps & SchedulableWakeUps;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /** A Fastify plugin with Bull Board, for operators to look at the wake-ups. */
  board(options: BoardOptions): BoardPlugin;
  /** Rejects while Redis cannot be used. */
  check(): Promise<void>;
  /** Lets rings under way finish, if Redis is there to hear of it. Idempotent. */
  close(): Promise<void>;
}

/** Short, because an error that lasts means that an engine is away, and work should resume soon after it is back. */
const LONGEST_RETRY_DELAY_MS = 5000;

/**
 * Opens what Redis carries: wake-ups, counters, broadcast. Rejects with `RedisUnusable` when Redis is not there; once
 * open, it comes back by itself
 * whenever Redis does, emptied or not. While Redis is away `schedule`, `next` and `check` reject at once, `hit`
 * answers 1, broadcasts stay local.
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
    counters: new RedisCounters(connections.quick, { prefix, floor, onError }),
    broadcast,
    board: (board) => boardOf(wakeUps, board),
    check: () => connections.check(),
    close: () => (closing ??= close()),
  };
}
