import type { TicketEvent } from '@hotline/contracts';
import type { Outbox, OutboxSource, WakeUpChange } from '@hotline/runtime';
import type { Model } from 'mongoose';
import { MonotonicTime } from '../connection/monotonic-time';
import { answered } from '../connection/no-answer';
import type { DocumentRow } from '../documents/row';
import { PendingOutboxes } from './pending-outboxes';

/**
 * How long, in milliseconds, a regular sweep ignores an outbox after it was filled: the process that filled it should
 * publish it.
 */
const GRACE_MS = 2000;
/** Largest number of documents that one sweep query returns. */
const SWEEP_BATCH = 1000;
/** Smallest number of documents read together, because the outboxes of many may turn out to be empty. */
const READ_BATCH = 100;

interface OutboxCollection {
  readonly model: Model<DocumentRow>;
  readonly pending: PendingOutboxes;
  /**
   * The next sweep, if any: of all filled outboxes, or only of those that another process should have published by now.
   */
  sweep: 'all' | 'old' | undefined;
}

type OutboxRow = Pick<DocumentRow, '_id' | 'version' | 'outbox'>;

/**
 * The outboxes inside the documents. This process remembers the ids of the documents that it committed, and reads their
 * outboxes by id. Sweeps find the outboxes that a crash or another process left unpublished. Two processes may publish
 * the same entry, each in the order of the document; by its sequence number, a consumer skips an event that it has
 * already handled.
 */
export class MongoOutbox implements OutboxSource {
  private readonly collections = new Map<string, OutboxCollection>();
  private nudge: () => void = () => undefined;

  onCommit(nudge: () => void): void {
    this.nudge = nudge;
  }

  /** Adds a collection, with all entries that earlier processes left unpublished in it. */
  add(name: string, model: Model<DocumentRow>): void {
    this.collections.set(name, { model, pending: new PendingOutboxes(), sweep: 'all' });
    this.nudge();
  }

  /** Notes that the commit of this version has put, or may have put, an entry into the document's outbox. */
  filled(name: string, id: string, version: number): void {
    this.collections.get(name)?.pending.add(id, version);
    this.nudge();
  }

  sweep(): void {
    for (const collection of this.collections.values()) collection.sweep ??= 'old';
    this.nudge();
  }

  /**
   * Returns entries of each collection up to its share of `limit`; collections with few entries leave the rest of their
   * share to the others.
   */
  async pending(limit: number): Promise<readonly Outbox[]> {
    const all = [...this.collections];
    await answered(Promise.all(all.map(([, collection]) => collection.sweep !== undefined && sweepOnce(collection))));
    all.sort(([, a], [, b]) => a.pending.size - b.pending.size);
    const found: Outbox[] = [];
    for (const [i, [name, collection]] of all.entries()) {
      const share = Math.max(Math.floor((limit - found.length) / (all.length - i)), Math.min(1, limit - found.length));
      if (share > 0 && collection.pending.size > 0) found.push(...(await readFilled(name, collection, share)));
    }
    return found;
  }

  async mark(entries: readonly Outbox[]): Promise<void> {
    const positions = entries.map(({ id }) => JSON.parse(id) as OutboxPosition);
    const ofEach = [...this.collections].map(async ([name, { model, pending }]) => {
      const own = positions.filter(([collection]) => collection === name);
      if (own.length === 0) return;
      await removePublished(model, own);
      for (const [, id, version] of own) pending.emptied(id, version);
    });
    await answered(Promise.all(ofEach));
  }
}

/** Collection, document, and the version up to which its outbox was read; the id of an `Outbox`. */
type OutboxPosition = [collection: string, id: string, version: number];

async function sweepOnce(collection: OutboxCollection): Promise<void> {
  const until = collection.sweep === 'all' ? Number.MAX_SAFE_INTEGER : MonotonicTime.before(GRACE_MS);
  const rows = await collection.model
    .find({ outboxAt: { $lte: until } }, { _id: 1 })
    .sort({ outboxAt: 1 })
    .limit(SWEEP_BATCH)
    .lean<OutboxRow[]>();
  for (const { _id } of rows) collection.pending.add(_id, 0);
  if (rows.length < SWEEP_BATCH) collection.sweep = undefined;
}

/** Returns the first outboxes that are not empty, one `Outbox` for each document, and forgets the empty ones. */
async function readFilled(name: string, { model, pending }: OutboxCollection, limit: number): Promise<Outbox[]> {
  const ids = pending.ids();
  const together = Math.max(limit, READ_BATCH);
  for (let start = 0; start < ids.length; start += together) {
    const batch = ids.slice(start, start + together);
    const found = model.find({ _id: { $in: batch } }, { version: 1, outbox: 1 }).lean<OutboxRow[]>();
    const rows = new Map((await answered(found.exec())).map((row) => [row._id, row]));
    const filled: OutboxRow[] = [];
    for (const id of batch) {
      const row = rows.get(id);
      if (row && row.outbox.length > 0) filled.push(row);
      else pending.emptied(id, row?.version ?? 0);
    }
    if (filled.length > 0) return filled.slice(0, limit).map((row) => outboxOf(name, row));
  }
  return [];
}

function outboxOf(name: string, { _id, outbox }: OutboxRow): Outbox {
  const position: OutboxPosition = [name, _id, outbox.at(-1)?.version ?? 0];
  return {
    id: JSON.stringify(position),
    events: outbox.flatMap(({ events }) => JSON.parse(events) as TicketEvent[]),
    wakeUps: outbox.flatMap(({ wakeUps }) => JSON.parse(wakeUps) as WakeUpChange[]),
  };
}

/** The acknowledgement of one server is enough: if a removal is lost, its entries are only published again. */
const REMOVAL = { ordered: false, writeConcern: { w: 1 } } as const;

/**
 * Empties the outboxes that were read. If a commit added an entry to an outbox meanwhile, removes only the entries that
 * were read.
 */
async function removePublished(model: Model<DocumentRow>, positions: readonly OutboxPosition[]): Promise<void> {
  const write = (updates: readonly object[]) => model.collection.bulkWrite(updates as never, REMOVAL);
  const emptied = { $set: { outbox: [] }, $unset: { outboxAt: '', outboxVersion: '' } };
  const { matchedCount } = await write(
    positions.map(([, _id, outboxVersion]) => ({ updateOne: { filter: { _id, outboxVersion }, update: emptied } })),
  );
  if (matchedCount === positions.length) return;
  await write(
    positions.map(([, _id, version]) => ({
      updateOne: { filter: { _id }, update: { $pull: { outbox: { version: { $lte: version } } } } },
    })),
  );
}
