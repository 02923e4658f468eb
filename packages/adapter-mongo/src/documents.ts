import {
  Conflict,
  encodeKey,
  encodeRange,
  Undeclared,
  type CollectionSpec,
  type Commit,
  type Documents,
  type IndexKey,
  type Page,
  type Query,
  type Range,
  type Stored,
} from '@hotline/runtime';
import type { Model } from 'mongoose';
import { Batches } from './batches';
import { Commits, type Change } from './commits';
import { readCursor, writeCursor } from './cursor';
import { after, byCodePoint, idOf } from './entries';
import { DocumentTooLarge } from './errors';
import type { Left } from './filled';
import { IndexReader, type Bounds, type Place } from './index-reader';
import { KnownDocuments, type Known } from './known';
import { changeOf, storedOf, type Row, type RowChange } from './row';
import type { Stamps } from './stamps';

/** Above this nothing is sent; MongoDB's own limit is 16 MiB. */
const MOST_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** BSONObjectTooLarge, and what updates say instead. */
const TOO_LARGE: readonly unknown[] = [10334, 17419, 17420, 'ERR_OUT_OF_RANGE'];
/** Two messages under way: while the server works on one, the next fills. */
const LOADS = { together: 500, atOnce: 2 };
const COMMITS = { together: 200, atOnce: 2 };

/** What a collection shares with the others of its connection. */
export interface Surroundings {
  /** Names the declaration of the indexes. */
  readonly keyed: string;
  readonly stamps: Stamps;
  /** See `MongoOutbox`. */
  readonly committed: (id: string, left: Left, whole: boolean) => boolean;
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const bytesOf = ({ set, entry }: RowChange): number =>
  Buffer.byteLength(set.body) + (entry ? Buffer.byteLength(entry.events) + Buffer.byteLength(entry.wakeUps) : 0);

export class MongoDocuments<S> implements Documents<S> {
  private readonly reader: IndexReader;
  private readonly known = new KnownDocuments<S>();
  private readonly loads: Batches<string, Known<S> | undefined>;
  private readonly commits: Batches<Change, boolean>;

  constructor(
    private readonly model: Model<Row>,
    private readonly spec: CollectionSpec<S>,
    private readonly around: Surroundings,
  ) {
    this.reader = new IndexReader(model, spec.indexes);
    const commits = new Commits(model);
    this.loads = new Batches(async (ids) => {
      const rows = await this.reader.rows(ids);
      return ids.map((id) => ({ answer: this.ofRow(id, rows.get(id)) }));
    }, LOADS);
    this.commits = new Batches((changes) => commits.store(changes), COMMITS);
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    return (await this.loads.ask(id))?.stored;
  }

  recall(id: string): Stored<S> | undefined {
    return this.known.get(id)?.stored;
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, previous } = commit;
    const change = changeOf(this.spec, commit, this.around.keyed, this.around.stamps.next());
    const bytes = bytesOf(change);
    if (bytes > MOST_BYTES) throw new DocumentTooLarge(this.spec.name, next.id, bytes);
    try {
      const stored = await this.commits.ask({
        id: next.id,
        from: previous?.version,
        change,
        now: this.around.stamps.next(),
      });
      if (!stored) throw new Conflict(this.spec.name, next.id, next.version);
    } catch (error) {
      this.known.forget(next.id);
      if (TOO_LARGE.includes(codeOf(error)))
        throw new DocumentTooLarge(this.spec.name, next.id, bytes, { cause: error });
      throw error;
    }
    const own = previous === undefined || this.known.at(next.id, previous.version)?.outboxIsOwn === true;
    const left = { version: next.version, events: commit.events, wakeUps: change.wakeUps };
    const outboxIsOwn = change.entry ? this.around.committed(next.id, left, own) && own : own;
    this.known.note({ stored: next, ix: change.set.ix, more: change.set.more, outboxIsOwn });
  }

  async find(index: string, query: Query): Promise<Page<S>> {
    const bounds = this.bounds(index, query);
    const descending = query.descending === true;
    const places = await this.reader.page({
      index,
      bounds: remaining(bounds, descending, query.cursor),
      descending,
      limit: query.limit + 1,
    });
    const shown = places.slice(0, query.limit);
    const last = shown.at(-1);
    const found = await Promise.all(shown.map((place) => this.foundAt(index, place)));
    const page = { found: once(index, found, descending, bounds) };
    return places.length > query.limit && last ? { ...page, next: writeCursor(last.entry) } : page;
  }

  async count(index: string, range: Range): Promise<number> {
    return this.reader.count(index, this.bounds(index, range));
  }

  async countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>> {
    return this.reader.countBy(index, encodeKey(prefix), this.bounds(index, { prefix }).to);
  }

  async withActs(limit: number): Promise<readonly string[]> {
    const rows = await this.model
      .find({ actingAt: { $gt: 0 } }, { _id: 1 })
      .sort({ actingAt: 1 })
      .limit(limit)
      .lean<Row[]>();
    return rows.map(({ _id }) => _id);
  }

  /** The soonest wake-ups are in the documents whose earliest one is soonest. */
  async withDue(at: number, limit: number) {
    const rows = await this.model
      .find({ due: { $lte: at } }, { version: 1, body: 1 })
      .sort({ due: 1 })
      .limit(limit)
      .lean<Row[]>();
    const all = rows.flatMap((row) =>
      Object.entries(storedOf<S>(row).wakeUps).map(([name, dueAt]) => ({ id: row._id, name, dueAt })),
    );
    return all
      .filter(({ dueAt }) => dueAt <= at)
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit);
  }

  private ofRow(id: string, row: Row | undefined): Known<S> | undefined {
    if (row) return this.known.ofRow(row);
    this.known.forget(id);
    return undefined;
  }

  /** The document that an index entry leads to, if it still stands there. */
  private async foundAt(index: string, { entry, version }: Place): Promise<Found<S>> {
    const id = idOf(entry);
    const known = this.known.at(id, version) ?? (await this.loads.ask(id));
    const stands = known && (known.ix[index] === entry || known.more[index]?.includes(entry));
    return { entry, known: stands ? known : undefined };
  }

  private bounds(index: string, range: Range): Bounds {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }
}

interface Found<S> {
  readonly entry: string;
  readonly known: Known<S> | undefined;
}

/** A document with several keys in the range is found only at the first of them, in the order of reading; one that moved meanwhile, once. */
function once<S>(index: string, found: readonly Found<S>[], descending: boolean, { from, to }: Bounds): Stored<S>[] {
  const told = new Set<string>();
  return found.flatMap(({ entry, known }) => {
    if (!known || told.has(known.stored.id)) return [];
    const inRange = (known.more[index] ?? [entry]).filter(
      (other) => byCodePoint(other, from) >= 0 && byCodePoint(other, to) < 0,
    );
    const first = inRange.every((other) =>
      descending ? byCodePoint(other, entry) <= 0 : byCodePoint(other, entry) >= 0,
    );
    if (first) told.add(known.stored.id);
    return first ? [known.stored] : [];
  });
}

function remaining(bounds: Bounds, descending: boolean, cursor: string | undefined): Bounds {
  if (cursor === undefined) return bounds;
  const last = readCursor(cursor);
  if (descending) return byCodePoint(last, bounds.to) < 0 ? { ...bounds, to: last } : bounds;
  return byCodePoint(last, bounds.from) >= 0 ? { ...bounds, from: after(last) } : bounds;
}
