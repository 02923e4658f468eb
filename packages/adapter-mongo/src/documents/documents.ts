import {
  Conflict,
  encodeKey,
  encodeRange,
  Undeclared,
  type CollectionSpec,
  type Commit,
  type Conditions,
  type Counted,
  type Documents,
  type IndexKey,
  type Page,
  type Query,
  type Range,
  type SearchQuery,
  type Stored,
  type WordQuery,
} from '@hotline/runtime';
import { Batcher, compareByCodePoint, decodePageCursor, encodePageCursor } from '@hotline/runtime/adapter-support';
import type { Model } from 'mongoose';
import type { MonotonicTime } from '../connection/monotonic-time';
import { answered } from '../connection/no-answer';
import { writeCommit } from './commit';
import { entryAfter } from './index-entries';
import { IndexReader, type EntryRange, type IndexedRow } from './index-reader';
import { WordReader } from './word-reader';
import { rowChange, storedOf, type DocumentRow } from './row';

/** With two batches under way, one fills while the server works on the other. */
const LOADS = { size: 500, concurrent: 2 };

/** What a collection gets from its connection when it is opened. */
export interface CollectionContext {
  /** Hash of the index declarations. */
  readonly declaration: string;
  readonly time: MonotonicTime;
  /** Called when the commit of this version has put, or may have put, an entry into the document's outbox. */
  readonly outboxFilled: (id: string, version: number) => void;
}

export class MongoDocuments<S> implements Documents<S> {
  private readonly reader: IndexReader;
  private readonly words: WordReader<S>;
  private readonly loads = new Batcher<string, Stored<S> | undefined>((ids) => this.loadAll(ids), LOADS);

  constructor(
    private readonly model: Model<DocumentRow>,
    private readonly spec: CollectionSpec<S>,
    private readonly context: CollectionContext,
  ) {
    this.reader = new IndexReader(model, spec.indexes);
    this.words = new WordReader(model, spec, this.reader);
  }

  async load(id: string): Promise<Stored<S> | undefined> {
    return this.loads.ask(id);
  }

  async commit(commit: Commit<S>): Promise<void> {
    const { declaration, time, outboxFilled } = this.context;
    const change = rowChange(this.spec, commit, declaration, time.next());
    const { id, version } = commit.next;
    try {
      await writeCommit(this.model, commit, change, time.next());
    } catch (error) {
      // The write may have happened although its answer was lost.
      if (change.entry && !(error instanceof Conflict)) outboxFilled(id, version);
      throw error;
    }
    if (change.entry) outboxFilled(id, version);
  }

  async find(index: string, query: Query): Promise<Page<S>> {
    const range = this.rangeOf(index, query);
    const descending = query.descending === true;
    const rows = await this.reader.page({
      index,
      range: remaining(range, descending, query.cursor),
      descending,
      limit: query.limit + 1,
      conditions: this.declared(query),
    });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const page = { found: eachOnce(shown, descending, range).map((row) => storedOf<S>(row)) };
    return rows.length > query.limit && last ? { ...page, next: encodePageCursor([last.entry]) } : page;
  }

  async count(index: string, range: Range): Promise<number> {
    return this.reader.count(index, this.rangeOf(index, range));
  }

  async countUpTo(index: string, query: Range & Conditions, most: number): Promise<Counted> {
    return this.reader.countUpTo(index, this.rangeOf(index, query), this.declared(query), most);
  }

  async countBy(index: string, prefix: IndexKey): Promise<ReadonlyMap<string, number>> {
    return this.reader.countBy(index, encodeKey(prefix), this.rangeOf(index, { prefix }).to);
  }

  async search({ limit, ...query }: SearchQuery): Promise<Page<S>> {
    const rows = await this.words.find(this.searched(query), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const found = shown.map((row) => storedOf<S>(row));
    return rows.length > limit && last ? { found, next: encodePageCursor([last._id]) } : { found };
  }

  async countFound(query: WordQuery, most: number): Promise<Counted> {
    const n = (await this.words.find(this.searched(query), most)).length;
    return { n, more: n >= most };
  }

  async withActs(limit: number): Promise<readonly string[]> {
    const rows = await this.model
      .find({ actingAt: { $gt: 0 } }, { _id: 1 })
      .sort({ actingAt: 1 })
      .limit(limit)
      .lean<DocumentRow[]>();
    return rows.map(({ _id }) => _id);
  }

  /** Reads only `limit` documents, those with the earliest wake-ups: they contain the `limit` earliest wake-ups. */
  async withDue(at: number, limit: number) {
    const rows = await this.model
      .find({ dueAt: { $lte: at } }, { version: 1, body: 1 })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<DocumentRow[]>();
    const all = rows.flatMap((row) =>
      Object.entries(storedOf<S>(row).wakeUps).map(([name, dueAt]) => ({ id: row._id, name, dueAt })),
    );
    return all
      .filter(({ dueAt }) => dueAt <= at)
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit);
  }

  private async loadAll(ids: readonly string[]): Promise<(Stored<S> | undefined)[]> {
    const found = this.model.find({ _id: { $in: [...new Set(ids)] } }, { version: 1, body: 1 }).lean<DocumentRow[]>();
    const rows = new Map((await answered(found.exec())).map((row) => [row._id, row]));
    return ids.map((id) => {
      const row = rows.get(id);
      return row && storedOf<S>(row);
    });
  }

  private searched<Q extends WordQuery>(query: Q): Q {
    if (!this.spec.searchable) throw new Undeclared(`searchable text of ${this.spec.name}`);
    this.declared(query);
    return query;
  }

  private declared<C extends Conditions>(conditions: C): C {
    for (const { index } of conditions.matching ?? []) this.rangeOf(index, {});
    const undeclared = conditions.within?.find(({ index }) => !this.spec.ranged?.includes(index));
    if (undeclared) throw new Undeclared(`index ${this.spec.name}.${undeclared.index} as a condition`);
    return conditions;
  }

  private rangeOf(index: string, range: Range): EntryRange {
    if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
    return encodeRange(range);
  }
}

/**
 * Removes repeated documents. A document with several keys in the range is kept only at the first of these keys in
 * reading order, so that the next page does not repeat it. A document whose key changed during the read may occur
 * twice; its first row is kept.
 */
function eachOnce(rows: readonly IndexedRow[], descending: boolean, { from, to }: EntryRange): IndexedRow[] {
  const seen = new Set<string>();
  return rows.filter(({ _id, entry, entries = [entry] }) => {
    const comesFirst = entries
      .filter((other) => compareByCodePoint(other, from) >= 0 && compareByCodePoint(other, to) < 0)
      .every((other) => (descending ? compareByCodePoint(other, entry) <= 0 : compareByCodePoint(other, entry) >= 0));
    if (!comesFirst || seen.has(_id)) return false;
    seen.add(_id);
    return true;
  });
}

/** Returns the part of the range after the page that gave the cursor. */
function remaining(range: EntryRange, descending: boolean, cursor: string | undefined): EntryRange {
  if (cursor === undefined) return range;
  const [last = ''] = decodePageCursor(cursor, 1);
  if (descending) return compareByCodePoint(last, range.to) < 0 ? { ...range, to: last } : range;
  return compareByCodePoint(last, range.from) >= 0 ? { ...range, from: entryAfter(last) } : range;
}
