import { randomUUID } from 'node:crypto';
import { mongo, type Model } from 'mongoose';
import type { Outcome } from './batches';
import type { Row, RowChange } from './row';

/** One commit: the row it changes, from which version on (none makes the row), and how. */
export interface Change {
  readonly id: string;
  readonly from: number | undefined;
  readonly change: RowChange;
  /** Since when the outbox is filled, if it was empty. */
  readonly now: number;
}

/** Whether the row was at the version that the commit was decided on. */
type Stored = boolean;
type Marked = Change & { readonly mark: string };

/** Commits of one row that it remembers: as many can follow between a write and the question whose it was. */
const REMEMBERED = 8;
const DUPLICATE_KEY = 11000;

/** Nobody can tell any more whether a commit happened. */
export class OutcomeUnknown extends Error {
  constructor(id: string) {
    super(
      `whether ${id} was stored cannot be told any more: it was written ${REMEMBERED} times since; load it to know`,
    );
    this.name = 'OutcomeUnknown';
  }
}

/**
 * Stores several commits with one message to the server. Each is an insert, or an update filtered by id and version, and stands for itself: no order, no
 * transaction. An answer only says how many of the updates found their row; when some did not, the marks that commits leave in their rows tell which.
 */
export class Commits {
  private readonly process = randomUUID().slice(0, 8);
  private count = 0;

  constructor(private readonly model: Model<Row>) {}

  async store(changes: readonly Change[]): Promise<Outcome<Stored>[]> {
    const marked = changes.map((change) => ({ ...change, mark: `${this.process}.${(this.count += 1)}` }));
    const { found, failed } = await this.write(marked);
    const updates = marked.filter(({ from }, i) => from !== undefined && !failed.has(i));
    const stood = found === updates.length ? undefined : await this.whose(updates);
    return marked.map((one, i) => {
      const error = failed.get(i);
      if (error) return one.from === undefined && error.code === DUPLICATE_KEY ? { answer: false } : { error };
      return (one.from !== undefined && stood?.get(one.mark)) || { answer: true };
    });
  }

  /** How many updates found their row, and what went wrong, by position. */
  private async write(
    changes: readonly Marked[],
  ): Promise<{ found: number; failed: ReadonlyMap<number, mongo.WriteError> }> {
    try {
      const { matchedCount } = await this.model.collection.bulkWrite(changes.map(writeOf) as never, { ordered: false });
      return { found: matchedCount, failed: new Map() };
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
      const failed = new Map([error.writeErrors].flat().map((one) => [one.index, one]));
      if (failed.size === 0) throw error;
      return { found: error.result.matchedCount, failed };
    }
  }

  /** What became of updates, by their mark. */
  private async whose(updates: readonly Marked[]): Promise<ReadonlyMap<string, Outcome<Stored>>> {
    const filter = { _id: { $in: updates.map(({ id }) => id) } };
    const rows = await this.model.collection.find(filter as never, { projection: { version: 1, marks: 1 } }).toArray();
    const byId = new Map(rows.map((row) => [String(row['_id']), row as unknown as Pick<Row, 'version' | 'marks'>]));
    return new Map(updates.map((update) => [update.mark, outcomeOf(update, byId.get(update.id))]));
  }
}

function outcomeOf({ id, change, mark }: Marked, row: Pick<Row, 'version' | 'marks'> | undefined): Outcome<Stored> {
  if (row?.marks.includes(mark)) return { answer: true };
  const since = row ? row.version - change.set.version : 0;
  return since < REMEMBERED ? { answer: false } : { error: new OutcomeUnknown(id) };
}

function writeOf({ id, from, change: { set, unset, entry }, now, mark }: Marked): object {
  if (from === undefined) {
    const filled = entry ? { outbox: [entry], outboxAt: now, outboxVersion: set.version } : { outbox: [] };
    return { insertOne: { document: { _id: id, ...set, ...filled, marks: [mark] } } };
  }
  const update = {
    $set: entry ? { ...set, outboxVersion: set.version } : set,
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    $push: { marks: { $each: [mark], $slice: -REMEMBERED }, ...(entry ? { outbox: entry } : {}) },
    ...(entry ? { $min: { outboxAt: now } } : {}),
  };
  return { updateOne: { filter: { _id: id, version: from }, update } };
}
