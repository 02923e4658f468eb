import type { TicketEvent } from '@hotline/contracts';
import type { Outbox, OutboxSource, WakeUpChange } from '@hotline/runtime';
import type { Model } from 'mongoose';
import { Filled, type Left } from './filled';
import { inTime } from './in-time';
import type { Row } from './row';
import { Stamps } from './stamps';

/** What is younger is left to the replica that committed it. */
const GRACE_MS = 2000;
/** Documents that one look through an index brings. */
const SWEEP_BATCH = 1000;
/** Outboxes that are read together at least: many of them may turn out to be empty. */
const READ_BATCH = 100;

interface Collection {
  readonly model: Model<Row>;
  readonly filled: Filled;
  /** Look through the index: for all that is there, or for what others should have carried over by now. */
  sweep: 'all' | 'old' | undefined;
}

type Read = Pick<Row, '_id' | 'version' | 'outbox'>;

/**
 * What commits left in their documents. What this process committed itself it remembers, and need not read again; what a crash, another replica or an
 * answer that got lost left behind is found by the sweep and read by id. Several replicas may publish the same entry, each in the order of its document.
 */
export class MongoOutbox implements OutboxSource {
  private readonly collections = new Map<string, Collection>();
  private nudge: () => void = () => undefined;

  onCommit(nudge: () => void): void {
    this.nudge = nudge;
  }

  /** Takes a collection in, with all that an earlier life left in it. */
  add(name: string, model: Model<Row>): void {
    this.collections.set(name, { model, filled: new Filled(), sweep: 'all' });
    this.nudge();
  }

  /** Hears what a commit left. `whole`: all that the outbox holds beside it is known too. False when it could not be remembered. */
  committed(name: string, id: string, left: Left, whole: boolean): boolean {
    const remembered = this.collections.get(name)?.filled.add(id, left, whole) === true;
    this.nudge();
    return remembered;
  }

  sweep(): void {
    for (const collection of this.collections.values()) collection.sweep ??= 'old';
    this.nudge();
  }

  /** From each collection its share; what small ones leave of theirs goes to the others. */
  async pending(limit: number): Promise<readonly Outbox[]> {
    await inTime(
      Promise.all(
        [...this.collections.values()].map((collection) => collection.sweep !== undefined && look(collection)),
      ),
    );
    const all = [...this.collections].sort(([, a], [, b]) => a.filled.size - b.filled.size);
    const found: Outbox[] = [];
    for (const [i, [name, collection]] of all.entries()) {
      const share = Math.max(Math.floor((limit - found.length) / (all.length - i)), Math.min(1, limit - found.length));
      if (share > 0 && collection.filled.size > 0) found.push(...(await read(name, collection, share)));
    }
    return found;
  }

  async mark(entries: readonly Outbox[]): Promise<void> {
    const marks = entries.map(({ id }) => JSON.parse(id) as Mark);
    const ofEach = [...this.collections].map(async ([name, { model, filled }]) => {
      const own = marks.filter(([collection]) => collection === name);
      if (own.length === 0) return;
      await forget(model, own);
      for (const [, id, version] of own) filled.carried(id, version);
    });
    await inTime(Promise.all(ofEach));
  }
}

/** Collection, document, and the version up to which its outbox was read. */
type Mark = [collection: string, id: string, version: number];

async function look(collection: Collection): Promise<void> {
  const until = collection.sweep === 'all' ? Number.MAX_SAFE_INTEGER : Stamps.ago(GRACE_MS);
  const rows = await collection.model
    .find({ outboxAt: { $lte: until } }, { _id: 1 })
    .sort({ outboxAt: 1 })
    .limit(SWEEP_BATCH)
    .lean<Row[]>();
  for (const { _id } of rows) collection.filled.found(_id);
  if (rows.length < SWEEP_BATCH) collection.sweep = undefined;
}

/** One entry a document: of those that have to be read, for they may have waited, and of those that are known. */
async function read(name: string, collection: Collection, limit: number): Promise<Outbox[]> {
  const found = await readUnknown(name, collection, limit);
  return [...found, ...collection.filled.first(limit - found.length).map(([id, left]) => outboxOf(name, id, left))];
}

/** The first outboxes that hold something, of those that others may have filled. */
async function readUnknown(name: string, { model, filled }: Collection, limit: number): Promise<Outbox[]> {
  const ids = filled.toRead();
  const together = Math.max(limit, READ_BATCH);
  for (let start = 0; start < ids.length; start += together) {
    const asked = ids.slice(start, start + together);
    const rows = await inTime(
      model
        .find({ _id: { $in: asked } }, { version: 1, outbox: 1 })
        .lean<Read[]>()
        .exec(),
    );
    const full = rows.filter(({ outbox }) => outbox.length > 0);
    for (const { _id, version } of rows.filter(({ outbox }) => outbox.length === 0)) filled.carried(_id, version);
    if (full.length > 0) return full.slice(0, limit).map(({ _id, outbox }) => outboxOf(name, _id, outbox.map(leftOf)));
  }
  return [];
}

const leftOf = ({ version, events, wakeUps }: Row['outbox'][number]): Left => ({
  version,
  events: JSON.parse(events) as TicketEvent[],
  wakeUps: JSON.parse(wakeUps) as WakeUpChange[],
});

function outboxOf(name: string, id: string, left: readonly Left[]): Outbox {
  const mark: Mark = [name, id, left.at(-1)?.version ?? 0];
  return {
    id: JSON.stringify(mark),
    events: left.flatMap(({ events }) => events),
    wakeUps: left.flatMap(({ wakeUps }) => wakeUps),
  };
}

/** What a server forgets of this is published once more, so one server's word is enough. */
const MARKING = { ordered: false, writeConcern: { w: 1 } } as const;

/** Empties the outboxes that were read whole; where something was added meanwhile, takes out what was read. */
async function forget(model: Model<Row>, marks: readonly Mark[]): Promise<void> {
  const write = (updates: readonly object[]) => model.collection.bulkWrite(updates as never, MARKING);
  const emptied = { $set: { outbox: [] }, $unset: { outboxAt: '', outboxVersion: '' } };
  const { matchedCount } = await write(
    marks.map(([, _id, outboxVersion]) => ({ updateOne: { filter: { _id, outboxVersion }, update: emptied } })),
  );
  if (matchedCount === marks.length) return;
  await write(
    marks.map(([, _id, version]) => ({
      updateOne: { filter: { _id }, update: { $pull: { outbox: { version: { $lte: version } } } } },
    })),
  );
}
