import { decodeFirst, type Indexes } from '@hotline/runtime';
import type { Model, PipelineStage } from 'mongoose';
import { Batches, type Outcome } from './batches';
import { byCodePoint, fieldOf } from './entries';
import type { Row } from './row';

/** Entries from `from` (inclusive) to `to` (exclusive). */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** An index entry, and the version of the document that had it. */
export interface Place {
  readonly entry: string;
  readonly version: number;
}

interface Asked {
  readonly index: string;
  readonly bounds: Bounds;
  readonly descending: boolean;
  readonly limit: number;
}

/** What is read of a row to hand a document on. */
const READ = { version: 1, body: 1, ix: 1, more: 1, outboxVersion: 1 } as const;
/** While the server works on one message, the next fills. */
const PAGES = { together: 100, atOnce: 2 };

/** Ends an element of a key, see `encodeKey`. */
const END = '\u0001';

const rangeOf = ({ from, to }: Bounds) => ({ $gte: from, $lt: to });

/** The entries of an index declared with `several`, one by one. */
const unwound = (field: string, bounds: Bounds): PipelineStage[] => [
  { $match: { [field]: { $elemMatch: rangeOf(bounds) } } },
  { $project: { _id: 0, version: 1, entry: `$${field}` } },
  { $unwind: '$entry' },
  { $match: { entry: rangeOf(bounds) } },
];

/** The first element of the rest of `field` behind its first `bytes` bytes. */
const elementOf = (field: string, bytes: number) => ({
  $substrBytes: [field, bytes, { $subtract: [{ $indexOfBytes: [field, END, bytes] }, bytes - 1] }],
});

/** Not every server that speaks the protocol compares strings beyond U+FFFF by code point. */
const inOrder = (found: Place[], descending: boolean): Place[] =>
  found.sort((a, b) => (descending ? byCodePoint(b.entry, a.entry) : byCodePoint(a.entry, b.entry)));

/** Reads one collection: rows by id, pages and counts by index. Pages that are asked for at the same time are one message. */
export class IndexReader {
  private readonly pages = new Batches<Asked, Place[]>((asked) => this.readPages(asked), PAGES);

  constructor(
    private readonly model: Model<Row>,
    private readonly indexes: Indexes<never>,
  ) {}

  /** The rows that are there, by id. Past mongoose, which would cast and wrap each of them. */
  async rows(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const asked = [...new Set(ids)];
    const cursor = this.model.collection.find({ _id: { $in: asked } } as never, {
      projection: READ,
      batchSize: asked.length + 1,
    });
    return new Map(((await cursor.toArray()) as unknown as Row[]).map((row) => [row._id, row]));
  }

  /** The first entries in the range, or the last ones from its end. */
  page(asked: Asked): Promise<Place[]> {
    return this.pages.ask(asked);
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
    const [found, entry] = this.indexes[index]?.several
      ? [unwound(field, bounds), '$entry']
      : [[{ $match: { [field]: rangeOf(bounds) } }], `$${field}`];
    const groups = await this.model.aggregate<{ _id: string; n: number }>([
      ...found,
      { $group: { _id: elementOf(entry, Buffer.byteLength(prefix)), n: { $sum: 1 } } },
    ]);
    return new Map(groups.map(({ _id, n }) => [decodeFirst(_id), n]));
  }

  private async readPages(asked: readonly Asked[]): Promise<Outcome<Place[]>[]> {
    const coll = this.model.collection.collectionName;
    const [first = [], ...others] = asked.map((one, i) => this.pipelineOf(one, i));
    const batchSize = asked.reduce((sum, { limit }) => sum + limit, 1);
    const cursor = this.model.collection.aggregate(
      [...first, ...others.map((pipeline) => ({ $unionWith: { coll, pipeline } }))] as object[],
      { batchSize },
    );
    const answers = asked.map((): Place[] => []);
    for (const { of, entry, version } of (await cursor.toArray()) as unknown as (Place & { of: number })[])
      answers[of]?.push({ entry, version });
    return answers.map((found, i) => ({ answer: inOrder(found, asked[i]?.descending === true) }));
  }

  private pipelineOf({ index, bounds, descending, limit }: Asked, of: number): PipelineStage[] {
    const field = fieldOf(this.indexes, index);
    const [found, entry] = this.indexes[index]?.several
      ? [unwound(field, bounds), 'entry']
      : [[{ $match: { [field]: rangeOf(bounds) } }], field];
    return [
      ...found,
      { $sort: { [entry]: descending ? -1 : 1 } },
      { $limit: limit },
      { $project: { _id: 0, of: { $literal: of }, version: 1, entry: `$${entry}` } },
    ];
  }
}
