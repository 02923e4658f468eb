import { EngineAway, type Counters, type Documents } from '@hotline/runtime';

/** What drivers call it when the other side is not there, or does not answer in time; by name, so that no driver has to be loaded to know. */
const AWAY =
  /^(Mongo(Network|ServerSelection|NotConnected|Topology|Pool|WaitQueue|Expired|OperationTimeout|(Client)?BulkWrite|WriteConcern|NoAnswer)|MongooseServerSelection|MaxRetriesPerRequest)/;
/** Labels of servers that step down or stop. */
const LABELS = ['RetryableWriteError', 'RetryableReadError', 'TransientTransactionError'];

interface DriverError extends Error {
  hasErrorLabel?(label: string): boolean;
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    AWAY.test(error.name) ||
    LABELS.some((label) => (error as DriverError).hasErrorLabel?.(label)) ||
    /buffering timed out|before initial connection|client was closed/i.test(error.message)
  );
}

/** Documents that reject with `EngineAway` when it is not the document that is at fault. */
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
    countBy: (index, prefix) => asked(documents.countBy(index, prefix)),
    withActs: (limit) => asked(documents.withActs(limit)),
    withDue: (at, limit) => asked(documents.withDue(at, limit)),
  };
}

/** A count is asked for nothing but itself, so whatever goes wrong, the engine is at fault. */
export const reportUnavailableCounters = (engine: string, counters: Counters): Counters => ({
  next: (series) =>
    counters.next(series).catch((error: unknown) => {
      throw new EngineAway(engine, error);
    }),
  hit: (name, forMs) => counters.hit(name, forMs),
});
