import { decodeFirst } from '@hotline/runtime';
import type { Model, PipelineStage } from 'mongoose';
import { byCodePoint, idOf, moreField, slotField } from './entries';
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

/** Entries of documents with several keys, one by one. */
const unwound = (index: string, bounds: Bounds): PipelineStage[] => [
  { $match: { [moreField(index)]: { $elemMatch: rangeOf(bounds) } } },
  { $project: { _id: 0, entry: `$${moreField(index)}` } },
  { $unwind: '$entry' },
  { $match: { entry: rangeOf(bounds) } },
];

/** The first element of the rest of `field` behind its first `bytes` bytes. */
const elementOf = (field: string, bytes: number) => ({ $substrBytes: [field, bytes, { $subtract: [{ $indexOfBytes: [field, END, bytes] }, bytes - 1] }] });

/** Reads one collection: rows by id, pages and counts by index. */
export class IndexReader {
  constructor(private readonly model: Model<Row>) {}

  /** The rows that are there, by id. */
  async rows(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const rows = await this.find({ _id: { $in: [...new Set(ids)] } }, ids.length);
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** The first entries in the range, or the last ones from its end. Rows come along with their first key; those found by a further one are asked for. */
  async page(index: string, bounds: Bounds, descending: boolean, limit: number): Promise<Found[]> {
    const [slot, order] = [slotField(index), descending ? -1 : 1] as const;
    const [first, further] = await Promise.all([
      this.find({ [slot]: rangeOf(bounds) }, limit, { [slot]: order }),
      this.model.aggregate<{ entry: string }>([...unwound(index, bounds), { $sort: { entry: order } }, { $limit: limit }]),
    ]);
    const entries = [...first.map(({ ix }) => ix[index] as string), ...further.map(({ entry }) => entry)];
    const shown = entries.sort((a, b) => order * byCodePoint(a, b)).slice(0, limit);
    const rows = new Map(first.map((row) => [row._id, row]));
    const missing = shown.map(idOf).filter((id) => !rows.has(id));
    const more = missing.length > 0 ? await this.rows(missing) : rows;
    return shown.map((entry) => ({ entry, row: rows.get(idOf(entry)) ?? more.get(idOf(entry)) }));
  }

  async count(index: string, bounds: Bounds): Promise<number> {
    const [first, further] = await Promise.all([
      this.model.countDocuments({ [slotField(index)]: rangeOf(bounds) }),
      this.model.aggregate<{ n: number }>([...unwound(index, bounds), { $count: 'n' }]),
    ]);
    return first + (further[0]?.n ?? 0);
  }

  /** Counts by the element behind `prefix`; keys that end with the prefix have none and are left out. */
  async countBy(index: string, prefix: string, to: string): Promise<Map<string, number>> {
    const bounds = { from: prefix + END, to };
    const group = (field: string): PipelineStage => ({ $group: { _id: elementOf(field, Buffer.byteLength(prefix)), n: { $sum: 1 } } });
    const groups = await Promise.all([
      this.model.aggregate<{ _id: string; n: number }>([{ $match: { [slotField(index)]: rangeOf(bounds) } }, group(`$${slotField(index)}`)]),
      this.model.aggregate<{ _id: string; n: number }>([...unwound(index, bounds), group('$entry')]),
    ]);
    const counts = new Map<string, number>();
    for (const { _id, n } of groups.flat()) counts.set(decodeFirst(_id), (counts.get(decodeFirst(_id)) ?? 0) + n);
    return counts;
  }

  /** Past mongoose, which would cast and wrap each of them. */
  private async find(filter: object, limit: number, sort?: Readonly<Record<string, 1 | -1>>): Promise<Row[]> {
    const cursor = this.model.collection.find(filter as never, { projection: READ, limit, batchSize: limit + 1, ...(sort ? { sort } : {}) });
    return (await cursor.toArray()) as unknown as Row[];
  }
}
