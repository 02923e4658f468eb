import { decodeFirst, encodeKey, encodeRange, type Conditions, type Counted, type Indexes } from '@hotline/runtime';
import { compareByCodePoint } from '@hotline/runtime/adapter-support';
import type { Model, PipelineStage } from 'mongoose';
import { entriesOfKey, indexedField } from './index-entries';
import type { DocumentRow } from './row';

/** Index entries from `from` (inclusive) to `to` (exclusive). */
export interface EntryRange {
  readonly from: string;
  readonly to: string;
}

/** An index entry with its document, both read at the same moment. */
export interface IndexedRow extends Pick<DocumentRow, '_id' | 'version' | 'body'> {
  readonly entry: string;
  /** All entries of the document in this index; absent where it has one at most. */
  readonly entries?: readonly string[];
}

export interface IndexPage {
  readonly index: string;
  readonly range: EntryRange;
  readonly descending: boolean;
  readonly limit: number;
  readonly conditions: Conditions;
}

/** Ends an element of a key, see `encodeKey`. */
const END = '\u0001';

const bounds = ({ from, to }: EntryRange) => ({ $gte: from, $lt: to });

/** Returns the entries of an index declared with `several`, one by one. */
const unwound = (field: string, range: EntryRange): PipelineStage[] => [
  { $match: { [field]: { $elemMatch: bounds(range) } } },
  { $project: { version: 1, body: 1, entries: `$${field}`, entry: `$${field}` } },
  { $unwind: '$entry' },
  { $match: { entry: bounds(range) } },
];

/** Returns the element of `field` that begins after its first `bytes` bytes. */
const elementAfter = (field: string, bytes: number) => ({
  $substrBytes: [field, bytes, { $subtract: [{ $indexOfBytes: [field, END, bytes] }, bytes - 1] }],
});

/** Reads one collection by its indexes. */
export class IndexReader {
  constructor(
    private readonly model: Model<DocumentRow>,
    private readonly indexes: Indexes<never>,
  ) {}

  /** Returns the first entries of the range, or the last ones from its end backwards. */
  async page({ index, range, descending, limit, conditions }: IndexPage): Promise<IndexedRow[]> {
    const { field, entry, stages } = this.entriesIn(index, range);
    const rows = await this.model.aggregate<IndexedRow>([
      ...this.filtersOf(conditions).map((filter): PipelineStage => ({ $match: filter })),
      ...stages,
      { $sort: { [entry]: descending ? -1 : 1 } },
      { $limit: limit },
      { $project: { version: 1, body: 1, entry: `$${entry}`, ...(entry === field ? {} : { entries: 1 }) } },
    ]);
    // Not every server that speaks the protocol compares strings above U+FFFF by code point.
    return rows.sort((a, b) =>
      descending ? compareByCodePoint(b.entry, a.entry) : compareByCodePoint(a.entry, b.entry),
    );
  }

  /** One filter for each condition. */
  filtersOf({ matching = [], within = [] }: Conditions): object[] {
    return [
      ...matching.map(({ index, anyOf }) => {
        const ranges = anyOf.map((key) => this.entryFilter(index, entriesOfKey(encodeKey(key))));
        return ranges.length === 1 && ranges[0] ? ranges[0] : { $or: ranges };
      }),
      ...within.map(({ index, ...range }) => this.entryFilter(index, encodeRange(range))),
    ];
  }

  private entryFilter(index: string, range: EntryRange): object {
    const field = indexedField(this.indexes, index);
    return { [field]: this.indexes[index]?.several ? { $elemMatch: bounds(range) } : bounds(range) };
  }

  async count(index: string, range: EntryRange): Promise<number> {
    const { field, stages } = this.entriesIn(index, range);
    if (!this.indexes[index]?.several) return this.model.countDocuments({ [field]: bounds(range) });
    const [counted] = await this.model.aggregate<{ n: number }>([...stages, { $count: 'n' }]);
    return counted?.n ?? 0;
  }

  /** Number of entries in the range whose documents fulfil the conditions, counted up to `most`. */
  async countUpTo(index: string, range: EntryRange, conditions: Conditions, most: number): Promise<Counted> {
    const [counted] = await this.model.aggregate<{ n: number }>([
      ...this.filtersOf(conditions).map((filter): PipelineStage => ({ $match: filter })),
      ...this.entriesIn(index, range).stages,
      { $limit: most },
      { $count: 'n' },
    ]);
    const n = counted?.n ?? 0;
    return { n, more: n >= most };
  }

  /** Counts by the element after `prefix`. Keys that end with the prefix have no such element and are left out. */
  async countBy(index: string, prefix: string, to: string): Promise<Map<string, number>> {
    const { entry, stages } = this.entriesIn(index, { from: prefix + END, to });
    const groups = await this.model.aggregate<{ _id: string; n: number }>([
      ...stages,
      { $group: { _id: elementAfter(`$${entry}`, Buffer.byteLength(prefix)), n: { $sum: 1 } } },
    ]);
    return new Map(groups.map(({ _id, n }) => [decodeFirst(_id), n]));
  }

  private entriesIn(index: string, range: EntryRange) {
    const field = indexedField(this.indexes, index);
    return this.indexes[index]?.several
      ? { field, entry: 'entry', stages: unwound(field, range) }
      : { field, entry: field, stages: [{ $match: { [field]: bounds(range) } }] as PipelineStage[] };
  }
}
