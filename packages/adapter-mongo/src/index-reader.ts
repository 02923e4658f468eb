import { decodeFirst, type Indexes } from '@hotline/runtime';
import type { Model, PipelineStage } from 'mongoose';
import { byCodePoint, fieldOf, idOf } from './entries';
import type { Row } from './row';

/** Entries from `from` (inclusive) to `to` (exclusive). */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** An index entry, and the row it leads to, unless that went away meanwhile. */
export interface Found {
  readonly entry: string;
  readonly row: Row | undefined;
}

/** What is read of a row to hand a document on. */
const READ = { version: 1, body: 1, ix: 1, more: 1 } as const;

/** Ends an element of a key, see `encodeKey`. */
const END = '\u0001';

const rangeOf = ({ from, to }: Bounds) => ({ $gte: from, $lt: to });

/** The entries of an index declared with `several`, one by one. */
const unwound = (field: string, bounds: Bounds): PipelineStage[] => [
  { $match: { [field]: { $elemMatch: rangeOf(bounds) } } },
  { $project: { _id: 0, entry: `$${field}` } },
  { $unwind: '$entry' },
  { $match: { entry: rangeOf(bounds) } },
];

/** The first element of the rest of `field` behind its first `bytes` bytes. */
const elementOf = (field: string, bytes: number) => ({ $substrBytes: [field, bytes, { $subtract: [{ $indexOfBytes: [field, END, bytes] }, bytes - 1] }] });

/** Not every server that speaks the protocol compares strings beyond U+FFFF by code point. */
const inOrder = (found: Found[], order: 1 | -1): Found[] => found.sort((a, b) => order * byCodePoint(a.entry, b.entry));

/** Reads one collection: rows by id, pages and counts by index. */
export class IndexReader {
  constructor(
    private readonly model: Model<Row>,
    private readonly indexes: Indexes<never>,
  ) {}

  /** The rows that are there, by id. */
  async rows(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const rows = await this.find({ _id: { $in: [...new Set(ids)] } }, ids.length);
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** The first entries in the range with their rows, or the last ones from its end. */
  async page(index: string, bounds: Bounds, descending: boolean, limit: number): Promise<Found[]> {
    const [field, order] = [fieldOf(this.indexes, index), descending ? -1 : 1] as const;
    if (!this.indexes[index]?.several) {
      const rows = await this.find({ [field]: rangeOf(bounds) }, limit, { [field]: order });
      return inOrder(rows.map((row) => ({ entry: row.ix[index] as string, row })), order);
    }
    const entries = await this.model.aggregate<{ entry: string }>([...unwound(field, bounds), { $sort: { entry: order } }, { $limit: limit }]);
    const rows = entries.length > 0 ? await this.rows(entries.map(({ entry }) => idOf(entry))) : new Map<string, Row>();
    return inOrder(entries.map(({ entry }) => ({ entry, row: rows.get(idOf(entry)) })), order);
  }

  async count(index: string, bounds: Bounds): Promise<number> {
    const field = fieldOf(this.indexes, index);
    if (!this.indexes[index]?.several) return this.model.countDocuments({ [field]: rangeOf(bounds) });
    const [counted] = await this.model.aggregate<{ n: number }>([...unwound(field, bounds), { $count: 'n' }]);
    return counted?.n ?? 0;
  }

  /** Counts by the element behind `prefix`; keys that end with the prefix have none and are left out. */
  async countBy(index: string, prefix: string, to: string): Promise<Map<string, number>> {
    const [field, bounds] = [fieldOf(this.indexes, index), { from: prefix + END, to }];
    const [found, entry] = this.indexes[index]?.several ? [unwound(field, bounds), '$entry'] : [[{ $match: { [field]: rangeOf(bounds) } }], `$${field}`];
    const groups = await this.model.aggregate<{ _id: string; n: number }>([...found, { $group: { _id: elementOf(entry, Buffer.byteLength(prefix)), n: { $sum: 1 } } }]);
    return new Map(groups.map(({ _id, n }) => [decodeFirst(_id), n]));
  }

  /** Past mongoose, which would cast and wrap each of them. */
  private async find(filter: object, limit: number, sort?: Readonly<Record<string, 1 | -1>>): Promise<Row[]> {
    const cursor = this.model.collection.find(filter as never, { projection: READ, limit, batchSize: limit + 1, ...(sort ? { sort } : {}) });
    return (await cursor.toArray()) as unknown as Row[];
  }
}
