import { Conflict, encodeKey, encodeRange, Undeclared, type CollectionSpec, type Commit, type Documents, type IndexKey, type Page, type Query, type Range, type Stored } from '@hotline/runtime';
import type { Model } from 'mongoose';
import { Batches } from './batches';
import { Commits, type Change } from './commits';
import { readCursor, writeCursor } from './cursor';
import { after, byCodePoint, idOf } from './entries';
import { DocumentTooLarge } from './errors';
import { IndexReader, type Bounds, type Found } from './index-reader';
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
  /** Told of each commit that left something in the outbox. */
  readonly committed: (id: string, version: number) => void;
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const bytesOf = ({ set, entry }: RowChange): number => Buffer.byteLength(set.body) + (entry ? Buffer.byteLength(entry.events) + Buffer.byteLength(entry.wakeUps) : 0);

export class MongoDocuments<S> implements Documents<S> {
  private readonly reader: IndexReader;
  private readonly loads: Batches<string, Stored<S> | undefined>;
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
      return ids.map((id) => ({ answer: ofRow<S>(rows.get(id)) }));
    }, LOADS);
    this.commits = new Batches((changes) => commits.store(changes), COMMITS);
  }

  load(id: string): Promise<Stored<S> | undefined> {
    return this.loads.ask(id);
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { next, previous } = commit;
    const change = changeOf(this.spec, commit, this.around.keyed, this.around.stamps.next());
    const bytes = bytesOf(change);
    if (bytes > MOST_BYTES) throw new DocumentTooLarge(this.spec.name, next.id, bytes);
    try {
      const stored = await this.commits.ask({ id: next.id, from: previous?.version, change, now: this.around.stamps.next() });
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
    const found = await this.reader.page(index, remaining(bounds, descending, query.cursor), descending, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    const page = { found: once<S>(index, shown, descending, bounds) };
    return found.length > query.limit && last ? { ...page, next: writeCursor(last.entry) } : page;
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

  private bounds(index: string, range: Range): Bounds {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }
}

const ofRow = <S>(row: Row | undefined): Stored<S> | undefined => (row ? storedOf<S>(row) : undefined);

/** A document with several keys in the range is found only at the first of them, in the order of reading; one that moved meanwhile, once. */
function once<S>(index: string, found: readonly Found[], descending: boolean, { from, to }: Bounds): Stored<S>[] {
  const told = new Set<string>();
  const documents: Stored<S>[] = [];
  for (const { entry, row } of found) {
    const id = idOf(entry);
    if (!row || told.has(id)) continue;
    const inRange = (row.more[index] ?? [entry]).filter((other) => byCodePoint(other, from) >= 0 && byCodePoint(other, to) < 0);
    if (inRange.some((other) => (descending ? byCodePoint(other, entry) > 0 : byCodePoint(other, entry) < 0))) continue;
    told.add(id);
    documents.push(storedOf<S>(row));
  }
  return documents;
}

function remaining(bounds: Bounds, descending: boolean, cursor: string | undefined): Bounds {
  if (cursor === undefined) return bounds;
  const last = readCursor(cursor);
  if (descending) return byCodePoint(last, bounds.to) < 0 ? { ...bounds, to: last } : bounds;
  return byCodePoint(last, bounds.from) >= 0 ? { ...bounds, from: after(last) } : bounds;
}
