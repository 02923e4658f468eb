import type { CollectionSpec, Documents, Engine, Outbox, OutboxSource, WakeUpChange } from '@hotline/runtime';
import { wakeUpChanges } from '@hotline/runtime/adapter-support';
import type { OpenRedis } from '../redis';

const ALL = 100_000;

/**
 * Wake-ups that commits changed and the relay has not scheduled yet. They are kept in memory, and read from the
 * documents again when an engine is opened.
 */
class PendingWakeUps {
  private readonly waiting = new Map<string, Outbox>();
  private nudge: () => void = () => undefined;
  private count = 0;

  constructor(private readonly inner: OutboxSource) {}

  add(wakeUps: readonly WakeUpChange[]): void {
    if (wakeUps.length === 0) return;
    const id = `wake-up ${(this.count += 1)}`;
    this.waiting.set(id, { id, events: [], wakeUps });
    this.nudge();
  }

  readonly source: OutboxSource = {
    pending: async (limit) => [...(await this.inner.pending(limit)), ...[...this.waiting.values()].slice(0, limit)],
    mark: async (entries) => {
      const others = entries.filter(({ id }) => !this.waiting.delete(id));
      if (others.length > 0) await this.inner.mark(others);
    },
    onCommit: (nudge) => {
      this.nudge = nudge;
      this.inner.onCommit(nudge);
    },
  };
}

/** Wraps the documents so that each commit also adds its wake-ups to `pending`. */
async function withPendingWakeUps<S>(
  service: string,
  documents: Documents<S>,
  pending: PendingWakeUps,
): Promise<Documents<S>> {
  const left = await documents.withDue(Number.MAX_SAFE_INTEGER, ALL);
  pending.add(left.map((due) => ({ service, ...due })));
  return {
    load: (id) => documents.load(id),
    find: (index, query) => documents.find(index, query),
    count: (index, range) => documents.count(index, range),
    countBy: (index, prefix) => documents.countBy(index, prefix),
    search: (query) => documents.search(query),
    countUpTo: (index, query, most) => documents.countUpTo(index, query, most),
    countFound: (query, most) => documents.countFound(query, most),
    withActs: (limit) => documents.withActs(limit),
    withDue: (at, limit) => documents.withDue(at, limit),
    async commit(commit) {
      await documents.commit(commit);
      pending.add(wakeUpChanges(service, commit));
    },
  };
}

/**
 * Returns an engine with the documents and the log of `engine`, which must be in separate stores, and with wake-ups,
 * counters and broadcast on Redis.
 */
export function onRedis(engine: Engine, redis: OpenRedis): Engine {
  if (!engine.apart) throw new Error('documents and log of the engine must be separate');
  const pending = new PendingWakeUps(engine.apart.outbox);
  const collections = new Map<string, Promise<Documents<unknown>>>();
  return {
    clock: engine.clock,
    log: engine.log,
    wakeUps: redis.wakeUps,
    counters: redis.counters,
    broadcast: redis.broadcast,
    apart: { outbox: pending.source, log: engine.apart.log, wakeUps: redis.wakeUps },
    documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const known =
        collections.get(spec.name) ??
        engine
          .documents(spec)
          .then((inner) => withPendingWakeUps(spec.name, inner, pending) as Promise<Documents<unknown>>);
      collections.set(spec.name, known);
      return known as Promise<Documents<S>>;
    },
    check: async () => void (await Promise.all([engine.check(), redis.check()])),
    close: async () => void (await Promise.all([engine.close(), redis.close()])),
  };
}
