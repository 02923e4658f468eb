import { setMaxListeners } from 'node:events';
import { setTimeout as timeout } from 'node:timers/promises';

/**
 * Settles as `work` does, but rejects with the error of `late` if that takes more than `ms` milliseconds. The work is
 * not cancelled, so its effect may still happen.
 */
export async function withTimeout<T>(work: Promise<T>, ms: number, late: (ms: number) => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(late(ms)), ms)));
  return Promise.race([work, expiry]).finally(() => clearTimeout(timer));
}

/** Resolves when `work` has settled, or after `ms` milliseconds. It never rejects; work that hangs is abandoned. */
export async function waitAtMost(work: Promise<unknown>, ms: number): Promise<void> {
  await withTimeout(work, ms, () => new Error('abandoned')).catch(() => undefined);
}

/** Resolves after `ms` milliseconds, or as soon as `signal` is aborted. It never rejects. */
export async function delay(ms: number, signal: AbortSignal): Promise<void> {
  // One signal may end hundreds of delays; Node would report more than ten listeners as a leak.
  setMaxListeners(0, signal);
  await timeout(ms, undefined, { signal }).catch(() => undefined);
}
