import { decodeFirst } from '@hotline/runtime';
import type { Model, PipelineStage } from 'mongoose';
import { byCodePoint, moreField, slotField } from './entries';
import type { Row } from './row';

/** Entries from `from` (inclusive) to `to` (exclusive). */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

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

/** Reads the index entries of one collection, never its bodies. */
export class IndexReader {
  constructor(private readonly model: Model<Row>) {}

  /** The first entries in the range, or the last ones from its end. */
  async entries(index: string, bounds: Bounds, descending: boolean, limit: number): Promise<string[]> {
    const [slot, order] = [slotField(index), descending ? -1 : 1] as const;
    const [first, further] = await Promise.all([
      this.model.find({ [slot]: rangeOf(bounds) }, { _id: 0, [slot]: 1 }).sort({ [slot]: order }).limit(limit).lean<Pick<Row, 'ix'>[]>(),
      this.model.aggregate<{ entry: string }>([...unwound(index, bounds), { $sort: { entry: order } }, { $limit: limit }]),
    ]);
    const entries = [...first.map(({ ix }) => ix[index] as string), ...further.map(({ entry }) => entry)];
    return entries.sort((a, b) => order * byCodePoint(a, b)).slice(0, limit);
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
}
