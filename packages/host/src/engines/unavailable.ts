import { EngineAway, type Counters, type Documents } from '@hotline/runtime';

/** Names of driver errors that mean an unreachable server. Compared by name, so that no driver must be loaded. */
const AWAY = new RegExp(
  '^(Mongo(Network|ServerSelection|NotConnected|Topology|Pool|WaitQueue|Expired|OperationTimeout|' +
    '(Client)?BulkWrite|WriteConcern|NoAnswer)|MongooseServerSelection|MaxRetriesPerRequest)',
);
/** Error labels of MongoDB servers that step down or stop. */
const LABELS = ['RetryableWriteError', 'RetryableReadError', 'TransientTransactionError'];
/**
 * Codes with which a MongoDB server answers while it stops or steps down. A standalone server sends no labels with them.
 * Source: the specification of server discovery and monitoring, "not writable primary" and "node is recovering".
 */
const STOPPING: readonly unknown[] = [91, 189, 10058, 10107, 11600, 11602, 13435, 13436];

interface DriverError extends Error {
  readonly code?: unknown;
  hasErrorLabel?(label: string): boolean;
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    AWAY.test(error.name) ||
    STOPPING.includes((error as DriverError).code) ||
    LABELS.some((label) => (error as DriverError).hasErrorLabel?.(label)) ||
    /buffering timed out|before initial connection|client was closed/i.test(error.message)
  );
}

/** Wraps documents: an error of the engine becomes `EngineAway`; an error that concerns one document stays as it is. */
export function reportUnavailable<S>(engine: string, documents: Documents<S>): Documents<S> {
  const asked = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw isAway(error) ? new EngineAway(engine, error) : error;
    });
  return {
    load: (id) => asked(documents.load(id)),
    commit: (commit) => asked(documents.commit(commit)),
    find: (index, query) => asked(documents.find(index, query)),
    count: (index, range) => asked(documents.count(index, range)),
    countUpTo: (index, query, most) => asked(documents.countUpTo(index, query, most)),
    countBy: (index, prefix) => asked(documents.countBy(index, prefix)),
    search: (query) => asked(documents.search(query)),
    countFound: (query, most) => asked(documents.countFound(query, most)),
    withActs: (limit) => asked(documents.withActs(limit)),
    withDue: (at, limit) => asked(documents.withDue(at, limit)),
  };
}

/** Wraps counters: any error of `next` becomes `EngineAway`, because it has no input that could be wrong. */
export const reportUnavailableCounters = (engine: string, counters: Counters): Counters => ({
  next: (series) =>
    counters.next(series).catch((error: unknown) => {
      throw new EngineAway(engine, error);
    }),
  hit: (name, forMs) => counters.hit(name, forMs),
});
