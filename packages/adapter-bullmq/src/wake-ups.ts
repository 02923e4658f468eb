import { randomUUID } from 'node:crypto';
import type { Clock, Ring, SchedulableWakeUps, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';
import { waitAtMost } from '@hotline/runtime/adapter-support';
import { DelayedError, Queue, Worker, type Job, type JobsOptions } from 'bullmq';
import type { Connections } from './connections';

const BATCH = 500;
const RINGING_AT_ONCE = 50;
/** A ring whose process died rings in another after these two at most; the sweep may be sooner. */
const LOCK_MS = 15_000;
const STALLED_EVERY_MS = 10_000;
/** So long Redis may take to hear of the last rings. */
const CLOSING_MS = 5000;
/** BullMQ has no word for "for ever". */
const WITHOUT_END = 2 ** 31 - 1;
const KEPT_EVENTS = 1000;

interface WakeUp extends Ring {
  /** Epoch ms by the engine's clock. */
  readonly dueAt: number;
}
type WakeUpQueue = Queue<WakeUp>;

export interface WakeUpOptions {
  readonly prefix: string;
  readonly clock: Clock;
  /** Wait before another ring, by the number of the attempt that failed. */
  readonly retryDelayMs: (attempt: number) => number;
  readonly onError: (error: Error) => void;
}

/** One job a name and document. `@` cannot come out of the encoding, and BullMQ wants no colons. */
const jobId = ({ id, name }: Ring): string => `${encodeURIComponent(id)}@${encodeURIComponent(name)}`;

/**
 * Wake-ups as delayed jobs, one queue a service, shared by its replicas; each rings in one of them.
 *
 * A job that rings at this moment can be neither removed nor overwritten. Its replacement then gets an id of its own,
 * so that it is not taken for the
 * one that is about to end; the worst is one ring more. Jobs run on the wall time of the machines: a ring that is
 * early by the engine's clock waits on.
 * What Redis lost rings by the sweep when it is due, as does what two replicas scheduled in the wrong order.
 */
export class RedisWakeUps implements WakeUps, SchedulableWakeUps {
  private readonly known = new Map<string, Promise<WakeUpQueue>>();
  private readonly ready: WakeUpQueue[] = [];
  private onQueue: (queue: WakeUpQueue) => void = () => undefined;
  private readonly listening = new Set<Subscription>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly connections: Connections,
    private readonly options: WakeUpOptions,
  ) {}

  async listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription> {
    await this.queue(service);
    const { prefix, onError, retryDelayMs } = this.options;
    const worker = new Worker<WakeUp>(service, (job, token) => this.ring(job, token, ring), {
      connection: this.connections.patient,
      prefix,
      concurrency: RINGING_AT_ONCE,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_EVERY_MS,
      maxStalledCount: WITHOUT_END,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (attempt) => retryDelayMs(attempt) },
    });
    worker.on('error', onError);
    await worker.waitUntilReady();
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await this.stop(worker);
      this.listening.delete(subscription);
    };
    const subscription: Subscription = { lag: () => 0, close: () => (closing ??= close()) };
    this.listening.add(subscription);
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

  /** Tells of each queue, of those there are already and of new ones. */
  eachQueue(tell: (queue: WakeUpQueue) => void): void {
    const before = this.onQueue;
    this.onQueue = (queue) => {
      before(queue);
      tell(queue);
    };
    for (const queue of this.ready) tell(queue);
  }

  async close(): Promise<void> {
    await Promise.all([...this.listening].map((subscription) => subscription.close()));
    await Promise.all(this.ready.map((queue) => queue.close()));
  }

  /** Rings under way finish in any case. Redis hears of it if it is there; else they ring once more when it is back. */
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

  private job({ id, name }: Ring, dueAt: number, free: boolean): { name: string; data: WakeUp; opts: JobsOptions } {
    const own = jobId({ id, name });
    return {
      name,
      data: { id, name, dueAt },
      opts: {
        jobId: free ? own : `${own}@${randomUUID()}`,
        delay: Math.max(0, dueAt - this.options.clock.now()),
        attempts: WITHOUT_END,
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
    const known = this.known.get(service) ?? this.newQueue(service);
    this.known.set(service, known);
    known.catch(() => this.known.delete(service));
    return known;
  }

  /** A queue that was not ready at first never will be, so it is not begun while Redis is away. */
  private async newQueue(service: string): Promise<WakeUpQueue> {
    await this.connections.check();
    const queue: WakeUpQueue = new Queue(service, {
      connection: this.connections.quick,
      prefix: this.options.prefix,
      streams: { events: { maxLen: KEPT_EVENTS } },
    });
    queue.on('error', this.options.onError);
    await queue.waitUntilReady();
    this.ready.push(queue);
    this.onQueue(queue);
    return queue;
  }
}
