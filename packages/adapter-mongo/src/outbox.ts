import type { TicketEvent } from '@hotline/contracts';
import type { Outbox, OutboxSource, WakeUpChange } from '@hotline/runtime';
import type { Model } from 'mongoose';
import { inTime } from './in-time';
import type { Row } from './row';
import { Stamps } from './stamps';

/** What is younger is left to the replica that committed it. */
const GRACE_MS = 2000;
/** Documents that one look through an index brings. */
const SWEEP_BATCH = 1000;
/** Documents remembered as having something to carry; beyond, the sweep finds them. */
const MOST_REMEMBERED = 20_000;

interface Collection {
  readonly model: Model<Row>;
  /** Documents whose outbox may hold something, by id: the version that filled it. */
  readonly filled: Map<string, number>;
  /** Look through the index: for all that is there, or for what others should have carried over by now. */
  sweep: 'all' | 'old' | undefined;
}

type Read = Pick<Row, '_id' | 'version' | 'outbox'>;

/**
 * What commits left in their documents. Own commits are remembered and read by id; what a crash, another replica or an answer that got lost left behind
 * is found by the sweep. Several replicas may publish the same entry, each in the order of its document.
 */
export class MongoOutbox implements OutboxSource {
  private readonly collections = new Map<string, Collection>();
  private nudge: () => void = () => undefined;

  onCommit(nudge: () => void): void {
    this.nudge = nudge;
  }

  /** Takes a collection in, with all that an earlier life left in it. */
  add(name: string, model: Model<Row>): void {
    this.collections.set(name, { model, filled: new Map(), sweep: 'all' });
    this.nudge();
  }

  committed(name: string, id: string, version: number): void {
    const filled = this.collections.get(name)?.filled;
    if (filled && (filled.size < MOST_REMEMBERED || filled.has(id))) filled.set(id, version);
    this.nudge();
  }

  sweep(): void {
    for (const collection of this.collections.values()) collection.sweep ??= 'old';
    this.nudge();
  }

  async pending(limit: number): Promise<readonly Outbox[]> {
    const share = Math.max(1, Math.floor(limit / Math.max(1, this.collections.size)));
    const ofEach = [...this.collections].map(async ([name, collection]) => {
      if (collection.sweep !== undefined) await look(collection);
      return read(name, collection, share);
    });
    return (await inTime(Promise.all(ofEach))).flat();
  }

  async mark(entries: readonly Outbox[]): Promise<void> {
    const marks = entries.map(({ id }) => JSON.parse(id) as Mark);
    const ofEach = [...this.collections].map(async ([name, { model, filled }]) => {
      const own = marks.filter(([collection]) => collection === name);
      if (own.length === 0) return;
      await forget(model, own);
      for (const [, id, version] of own) if ((filled.get(id) ?? 0) <= version) filled.delete(id);
    });
    await inTime(Promise.all(ofEach));
  }
}

/** Collection, document, and the version up to which its outbox was read. */
type Mark = [collection: string, id: string, version: number];

async function look(collection: Collection): Promise<void> {
  const until = collection.sweep === 'all' ? Number.MAX_SAFE_INTEGER : Stamps.ago(GRACE_MS);
  const rows = await collection.model.find({ outboxAt: { $lte: until } }, { _id: 1 }).sort({ outboxAt: 1 }).limit(SWEEP_BATCH).lean<Row[]>();
  for (const { _id } of rows) if (!collection.filled.has(_id)) collection.filled.set(_id, 0);
  if (rows.length < SWEEP_BATCH) collection.sweep = undefined;
}

/** The first remembered outboxes that hold something, one entry a document. */
async function read(name: string, { model, filled }: Collection, limit: number): Promise<Outbox[]> {
  const ids = [...filled.keys()];
  for (let start = 0; start < ids.length; start += limit) {
    const asked = ids.slice(start, start + limit);
    const rows = await model.find({ _id: { $in: asked } }, { version: 1, outbox: 1 }).lean<Read[]>();
    const entries = rows.filter(({ outbox }) => outbox.length > 0).map((row) => outboxOf(name, row));
    for (const { _id, version } of rows.filter(({ outbox }) => outbox.length === 0)) if ((filled.get(_id) ?? 0) <= version) filled.delete(_id);
    if (entries.length > 0) return entries;
  }
  return [];
}

function outboxOf(name: string, { _id, outbox }: Read): Outbox {
  const mark: Mark = [name, _id, outbox.at(-1)?.version ?? 0];
  return {
    id: JSON.stringify(mark),
    events: outbox.flatMap(({ events }) => JSON.parse(events) as TicketEvent[]),
    wakeUps: outbox.flatMap(({ wakeUps }) => JSON.parse(wakeUps) as WakeUpChange[]),
  };
}

/** What a server forgets of this is published once more, so one server's word is enough. */
const MARKING = { ordered: false, writeConcern: { w: 1 } } as const;

/** Empties the outboxes that were read whole; where something was added meanwhile, takes out what was read. */
async function forget(model: Model<Row>, marks: readonly Mark[]): Promise<void> {
  const emptied = { $set: { outbox: [] }, $unset: { outboxAt: '' as const, outboxVersion: '' as const } };
  const whole = marks.map(([, _id, outboxVersion]) => ({ updateOne: { filter: { _id, outboxVersion }, update: emptied } }));
  const { matchedCount } = await model.bulkWrite(whole, MARKING);
  if (matchedCount === marks.length) return;
  const parts = marks.map(([, _id, version]) => ({ updateOne: { filter: { _id }, update: { $pull: { outbox: { version: { $lte: version } } } } } }));
  await model.bulkWrite(parts, MARKING);
}
