import { randomUUID } from 'node:crypto';
import type { Clock, Ring, SchedulableWakeUps, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';
import { waitAtMost } from '@hotline/runtime/adapter-support';
import { DelayedError, Queue, Worker, type Job, type JobsOptions } from 'bullmq';
import type { Connections } from './connections';

const BATCH = 500;
const RINGS_AT_ONCE = 50;
/**
 * A ring whose process died is repeated by another process after at most the sum of these two times, or earlier by the
 * sweep.
 */
const LOCK_MS = 15_000;
const STALLED_EVERY_MS = 10_000;
/** Longest time, in ms, that `close` waits until Redis knows which wake-ups were handled. */
const CLOSING_MS = 5000;
/** BullMQ has no value for "unlimited". */
const UNLIMITED = 2 ** 31 - 1;
const STREAM_EVENTS = 1000;

interface WakeUp extends Ring {
  /** Epoch ms by the engine's clock. */
  readonly dueAt: number;
}
type WakeUpQueue = Queue<WakeUp>;

export interface WakeUpOptions {
  readonly prefix: string;
  readonly clock: Clock;
  /**
   * Returns the delay, in milliseconds, before the next ring. `attempt` is the number of the attempt that failed, from
   * 1.
   */
  readonly retryDelayMs: (attempt: number) => number;
  readonly onError: (error: Error) => void;
}

/**
 * Returns the job id of a wake-up. The encoding never contains the separator `@`, nor a colon, which BullMQ forbids.
 */
const jobId = ({ id, name }: Ring): string => `${encodeURIComponent(id)}@${encodeURIComponent(name)}`;

/**
 * Wake-ups as delayed jobs of BullMQ: one queue for each service, shared by its replicas; each wake-up rings in one of
 * them.
 *
 * A job whose ring is under way can be neither removed nor overwritten, so its replacement gets an id of its own; at
 * worst the wake-up rings once too often. Jobs run by wall time, so a job that is early by the engine's clock is
 * delayed again. The sweep rings wake-ups that Redis lost, and those that two replicas scheduled in the wrong order.
 */
export class RedisWakeUps implements WakeUps, SchedulableWakeUps {
  private readonly queues = new Map<string, Promise<WakeUpQueue>>();
  private readonly readyQueues: WakeUpQueue[] = [];
  private onQueue: (queue: WakeUpQueue) => void = () => undefined;
  private readonly subscriptions = new Set<Subscription>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly connections: Connections,
    private readonly options: WakeUpOptions,
  ) {}

  async listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription> {
    await this.queue(service);
    const { prefix, onError, retryDelayMs } = this.options;
    const worker = new Worker<WakeUp>(service, (job, token) => this.ring(job, token, ring), {
      connection: this.connections.workers,
      prefix,
      concurrency: RINGS_AT_ONCE,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_EVERY_MS,
      maxStalledCount: UNLIMITED,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (attempt) => retryDelayMs(attempt) },
    });
    worker.on('error', onError);
    await worker.waitUntilReady();
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await this.stop(worker);
      this.subscriptions.delete(subscription);
    };
    const subscription: Subscription = { lag: () => 0, close: () => (closing ??= close()) };
    this.subscriptions.add(subscription);
    return subscription;
  }

  async schedule(changes: readonly WakeUpChange[]): Promise<void> {
    const byService = new Map<string, Map<string, WakeUpChange>>();
    for (const change of changes) {
      const last = byService.get(change.service) ?? new Map<string, WakeUpChange>();
      byService.set(change.service, last.set(jobId(change), change));
    }
    for (const [service, last] of byService) {
      const all = [...last.values()];
      for (let from = 0; from < all.length; from += BATCH)
        await this.replace(await this.queue(service), all.slice(from, from + BATCH));
    }
  }

  /** Calls `listener` with each present queue, and later with each new one. */
  eachQueue(listener: (queue: WakeUpQueue) => void): void {
    const before = this.onQueue;
    this.onQueue = (queue) => {
      before(queue);
      listener(queue);
    };
    for (const queue of this.readyQueues) listener(queue);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()));
    await Promise.all(this.readyQueues.map((queue) => queue.close()));
  }

  /**
   * Waits for rings that are being handled. While Redis is away their end cannot be reported, so these wake-ups ring
   * once more when it is back.
   */
  private async stop(worker: Worker<WakeUp>): Promise<void> {
    const away = await this.connections.check().then(
      () => false,
      () => true,
    );
    await waitAtMost(worker.close(away), CLOSING_MS);
    await Promise.allSettled(this.underWay);
  }

  private async replace(queue: WakeUpQueue, changes: readonly WakeUpChange[]): Promise<void> {
    const removed = await Promise.all(changes.map((change) => queue.remove(jobId(change), { removeChildren: false })));
    const jobs = changes.flatMap((change, i) =>
      change.dueAt === undefined ? [] : [this.job(change, change.dueAt, removed[i] === 1)],
    );
    if (jobs.length > 0) await queue.addBulk(jobs);
  }

  /** `idIsFree` tells whether the former job was removed, so that its id can be used again. */
  private job({ id, name }: Ring, dueAt: number, idIsFree: boolean): { name: string; data: WakeUp; opts: JobsOptions } {
    const own = jobId({ id, name });
    return {
      name,
      data: { id, name, dueAt },
      opts: {
        jobId: idIsFree ? own : `${own}@${randomUUID()}`,
        delay: Math.max(0, dueAt - this.options.clock.now()),
        attempts: UNLIMITED,
        backoff: { type: 'custom' },
        removeOnComplete: true,
        removeOnFail: true,
        stackTraceLimit: 1,
      },
    };
  }

  private async ring(job: Job<WakeUp>, token: string | undefined, ring: (ring: Ring) => Promise<void>): Promise<void> {
    const { id, name, dueAt } = job.data;
    const early = dueAt - this.options.clock.now();
    if (early > 0) {
      await job.moveToDelayed(Date.now() + early, token);
      throw new DelayedError();
    }
    const run = ring({ id, name }).finally(() => this.underWay.delete(run));
    this.underWay.add(run);
    await run;
  }

  private queue(service: string): Promise<WakeUpQueue> {
    const queue = this.queues.get(service) ?? this.newQueue(service);
    this.queues.set(service, queue);
    queue.catch(() => this.queues.delete(service));
    return queue;
  }

  /** Rejects while Redis is away, because a BullMQ queue whose first connection fails never becomes ready. */
  private async newQueue(service: string): Promise<WakeUpQueue> {
    await this.connections.check();
    const queue: WakeUpQueue = new Queue(service, {
      connection: this.connections.commands,
      prefix: this.options.prefix,
      streams: { events: { maxLen: STREAM_EVENTS } },
    });
    queue.on('error', this.options.onError);
    await queue.waitUntilReady();
    this.readyQueues.push(queue);
    this.onQueue(queue);
    return queue;
  }
}
