import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, Commit, Documents } from '../ports/documents';
import type { Engine } from '../ports/engine';
import type { Delivery, EventLog, Handler } from '../ports/event-log';
import type { Ring, WakeUps } from '../ports/wake-ups';
import { chance } from './chance';
import { someTurns } from './eventually';
import { strictlyStored } from './storable';

/** Probabilities, from 0 to 1. */
const DELAYED = 0.5;
const REPEATED = 0.2;
const OLDER_AGAIN = 0.2;
const ANSWER_LOST = 0.1;
const NOT_DONE = 0.1;
const MOST_TURNS_LATE = 8;

/** The connection broke, so the calling code does not know whether the operation happened. */
export class LostAnswer extends Error {
  constructor() {
    super('the answer was lost; load again to know whether it happened');
    this.name = 'LostAnswer';
  }
}

async function late(...words: readonly (string | number)[]): Promise<void> {
  if (chance('late', ...words) < DELAYED) await someTurns(1 + Math.floor(chance('turns', ...words) * MOST_TURNS_LATE));
}

/**
 * Repeats events, sometimes an older one after a newer one of the same ticket. Delays events, so that one ticket
 * overtakes another. Sometimes rejects although the event was handled.
 */
class RudeHandler implements Handler {
  private readonly delivered = new Map<string, TicketEvent[]>();
  private readonly times = new Map<string, number>();

  constructor(
    private readonly inner: Handler,
    private readonly seed: string,
  ) {}

  assigned(): Promise<void> {
    return this.inner.assigned();
  }

  async handle(delivery: Delivery): Promise<void> {
    const { event } = delivery;
    const time = (this.times.get(event.id) ?? 0) + 1;
    this.times.set(event.id, time);
    const known = this.delivered.get(event.subject) ?? [];
    await late(this.seed, event.id, time);
    if (known.length > 0 && chance('older', this.seed, event.id, time) < OLDER_AGAIN)
      await this.again(known[Math.floor(chance('which', this.seed, event.id) * known.length)]);
    await this.inner.handle(delivery);
    this.delivered.set(event.subject, [...known.filter((old) => old.id !== event.id), event]);
    if (chance('repeat', this.seed, event.id, time) < REPEATED) await this.again(event);
    if (chance('forget', this.seed, event.id, time) < NOT_DONE) throw new LostAnswer();
  }

  /** Ignores the error of a repeat, because the event was already handled. */
  private async again(event: TicketEvent | undefined): Promise<void> {
    if (event) await this.inner.handle({ event, attempt: 1 }).catch(() => undefined);
  }
}

/** Makes some commits fail, before or after they are stored, but never twice in a row for one document. */
class RudeDocuments<S> implements Documents<S> {
  private readonly spared = new Set<string>();

  constructor(
    private readonly inner: Documents<S>,
    private readonly seed: string,
  ) {}

  async commit(commit: Commit<S>): Promise<void> {
    const { id, version } = commit.next;
    if (this.spared.delete(id)) return this.inner.commit(commit);
    if (chance('not done', this.seed, id, version) < NOT_DONE) return this.fail(id);
    await this.inner.commit(commit);
    if (chance('lost', this.seed, id, version) < ANSWER_LOST) this.fail(id);
  }

  load = (id: string) => this.inner.load(id);
  find: Documents<S>['find'] = (index, query) => this.inner.find(index, query);
  count: Documents<S>['count'] = (index, range) => this.inner.count(index, range);
  countBy: Documents<S>['countBy'] = (index, prefix) => this.inner.countBy(index, prefix);
  search: Documents<S>['search'] = (query) => this.inner.search(query);
  countUpTo: Documents<S>['countUpTo'] = (index, query, most) => this.inner.countUpTo(index, query, most);
  countFound: Documents<S>['countFound'] = (query, most) => this.inner.countFound(query, most);
  withActs = (limit: number) => this.inner.withActs(limit);
  withDue = (at: number, limit: number) => this.inner.withDue(at, limit);

  private fail(id: string): never {
    this.spared.add(id);
    throw new LostAnswer();
  }
}

const rudeLog = (inner: EventLog, seed: string): EventLog => ({
  subscribe: (group, handler) => inner.subscribe(group, new RudeHandler(handler, `${seed}/${group}`)),
});

/**
 * Rings some wake-ups late or twice, and some that were already handled, cancelled or replaced. It never rings early,
 * because the port promises that.
 */
function rudeWakeUps(inner: WakeUps, seed: string): WakeUps {
  return {
    listen(service, ring) {
      const rung: Ring[] = [];
      const rudely = async (due: Ring): Promise<void> => {
        const number = rung.push(due);
        await late(seed, service, due.id, number);
        await ring(due);
        if (chance('twice', seed, due.id, number) < REPEATED) await ring(due);
        const old = rung[Math.floor(chance('old', seed, due.id, number) * rung.length)];
        if (old && chance('stale', seed, due.id, number) < OLDER_AGAIN) await ring(old);
      };
      return inner.listen(service, rudely);
    },
  };
}

function rudeApart(apart: NonNullable<Engine['apart']>, seed: string): NonNullable<Engine['apart']> {
  let appends = 0;
  return {
    ...apart,
    log: {
      async append(events) {
        appends += 1;
        await apart.log.append(events);
        if (chance('append twice', seed, appends) < REPEATED) await apart.log.append(events);
      },
    },
  };
}

/**
 * Wraps an engine and injects the faults that a cluster may cause. The result still keeps every promise of the ports,
 * but nothing more. The seed decides which operations are disturbed.
 */
export function rude(polite: Engine, seed: number): Engine {
  const engine = strictlyStored(polite);
  const word = String(seed);
  const collections = new Map<string, Promise<Documents<unknown>>>();
  return {
    clock: engine.clock,
    counters: engine.counters,
    broadcast: engine.broadcast,
    log: rudeLog(engine.log, word),
    wakeUps: rudeWakeUps(engine.wakeUps, word),
    ...(engine.apart ? { apart: rudeApart(engine.apart, word) } : {}),
    documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const known =
        collections.get(spec.name) ??
        engine.documents(spec).then((inner) => new RudeDocuments(inner, `${word}/${spec.name}`) as Documents<unknown>);
      collections.set(spec.name, known);
      return known as Promise<Documents<S>>;
    },
    check: () => engine.check(),
    close: () => engine.close(),
  };
}
