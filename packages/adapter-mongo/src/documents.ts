import { Conflict, encodeKey, encodeRange, Undeclared, type CollectionSpec, type Commit, type Documents, type IndexKey, type Page, type Query, type Range, type Stored } from '@hotline/runtime';
import type { Model, UpdateQuery } from 'mongoose';
import { readCursor, writeCursor } from './cursor';
import { after, byCodePoint, idOf } from './entries';
import { DocumentTooLarge } from './errors';
import { IndexReader, type Bounds } from './index-reader';
import { changeOf, storedOf, type Row, type RowChange } from './row';
import type { Stamps } from './stamps';

/** Above this nothing is sent; MongoDB's own limit is 16 MiB. */
const MOST_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** BSONObjectTooLarge, and what updates say instead. */
const TOO_LARGE: readonly unknown[] = [10334, 17419, 17420, 'ERR_OUT_OF_RANGE'];
const DUPLICATE_KEY = 11000;

/** What a collection shares with the others of its connection. */
export interface Surroundings {
  /** Names the declaration of the indexes. */
  readonly keyed: string;
  readonly stamps: Stamps;
  /** Told of each commit that left something in the outbox. */
  readonly committed: (id: string, version: number) => void;
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const bytesOf = ({ set, entry }: RowChange): number => Buffer.byteLength(set.body) + (entry ? Buffer.byteLength(entry.events) + Buffer.byteLength(entry.wakeUps) : 0);

export class MongoDocuments<S> implements Documents<S> {
  private readonly reader: IndexReader;

  constructor(
    private readonly model: Model<Row>,
    private readonly spec: CollectionSpec<S>,
    private readonly around: Surroundings,
  ) {
    this.reader = new IndexReader(model);
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    const row = await this.model.findOne({ _id: id }, { version: 1, body: 1 }).lean<Row>();
    return row ? storedOf<S>(row) : undefined;
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, previous } = commit;
    const change = changeOf(this.spec, commit, this.around.keyed, this.around.stamps.next());
    const bytes = bytesOf(change);
    if (bytes > MOST_BYTES) throw new DocumentTooLarge(this.spec.name, next.id, bytes);
    try {
      const stored = previous ? await this.update(next.id, previous.version, change) : await this.insert(next.id, change);
      if (!stored) throw new Conflict(this.spec.name, next.id, next.version);
    } catch (error) {
      if (TOO_LARGE.includes(codeOf(error))) throw new DocumentTooLarge(this.spec.name, next.id, bytes, { cause: error });
      throw error;
    }
    if (change.entry) this.around.committed(next.id, next.version);
  }

  async find(index: string, query: Query): Promise<Page<S>> {
    const bounds = this.bounds(index, query);
    const descending = query.descending === true;
    const entries = await this.reader.entries(index, remaining(bounds, descending, query.cursor), descending, query.limit + 1);
    const shown = entries.slice(0, query.limit);
    const found = await this.loadOnce(index, shown, descending, bounds);
    const last = shown.at(-1);
    return entries.length > query.limit && last !== undefined ? { found, next: writeCursor(last) } : { found };
  }

  async count(index: string, range: Range): Promise<number> {
    return this.reader.count(index, this.bounds(index, range));
  }

  async countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>> {
    return this.reader.countBy(index, encodeKey(prefix), this.bounds(index, { prefix }).to);
  }

  async withActs(limit: number): Promise<readonly string[]> {
    const rows = await this.model.find({ actingAt: { $gt: 0 } }, { _id: 1 }).sort({ actingAt: 1 }).limit(limit).lean<Row[]>();
    return rows.map(({ _id }) => _id);
  }

  /** The soonest wake-ups are in the documents whose earliest one is soonest. */
  async withDue(at: number, limit: number) {
    const rows = await this.model.find({ due: { $lte: at } }, { version: 1, body: 1 }).sort({ due: 1 }).limit(limit).lean<Row[]>();
    const all = rows.flatMap((row) => Object.entries(storedOf<S>(row).wakeUps).map(([name, dueAt]) => ({ id: row._id, name, dueAt })));
    return all.filter(({ dueAt }) => dueAt <= at).sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
  }

  private async insert(id: string, { set, entry }: RowChange): Promise<boolean> {
    const filled = entry ? { outbox: [entry], outboxAt: this.around.stamps.next(), outboxVersion: set.version } : { outbox: [] };
    try {
      await this.model.collection.insertOne({ _id: id, ...set, ...filled } as never);
      return true;
    } catch (error) {
      if (codeOf(error) === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  private async update(id: string, version: number, { set, unset, entry }: RowChange): Promise<boolean> {
    const change: UpdateQuery<Row> = {
      $set: entry ? { ...set, outboxVersion: set.version } : set,
      ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
      ...(entry ? { $push: { outbox: entry }, $min: { outboxAt: this.around.stamps.next() } } : {}),
    };
    return (await this.model.updateOne({ _id: id, version }, change)).matchedCount === 1;
  }

  /** A document with several keys in the range is found only at the first of them, in the order of reading; one that moved meanwhile, once. */
  private async loadOnce(index: string, entries: readonly string[], descending: boolean, { from, to }: Bounds): Promise<Stored<S>[]> {
    const rows = await this.model.find({ _id: { $in: [...new Set(entries.map(idOf))] } }, { version: 1, body: 1, ix: 1, more: 1 }).lean<Row[]>();
    const left = new Map(rows.map((row) => [row._id, row]));
    const found: Stored<S>[] = [];
    for (const entry of entries) {
      const row = left.get(idOf(entry));
      if (!row) continue;
      const inRange = (row.more[index] ?? []).concat(row.ix[index] ?? []).filter((other) => byCodePoint(other, from) >= 0 && byCodePoint(other, to) < 0);
      if (inRange.some((other) => (descending ? byCodePoint(other, entry) > 0 : byCodePoint(other, entry) < 0))) continue;
      left.delete(row._id);
      found.push(storedOf<S>(row));
    }
    return found;
  }

  private bounds(index: string, range: Range): Bounds {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }
}

function remaining(bounds: Bounds, descending: boolean, cursor: string | undefined): Bounds {
  if (cursor === undefined) return bounds;
  const last = readCursor(cursor);
  if (descending) return byCodePoint(last, bounds.to) < 0 ? { ...bounds, to: last } : bounds;
  return byCodePoint(last, bounds.from) >= 0 ? { ...bounds, from: after(last) } : bounds;
}
