import type { CollectionSpec, Restorable, Stored } from '@hotline/runtime';
import type { Connection, Model } from 'mongoose';
import { buildIndexes, declarationOf, refillEntries } from './indexes';
import { connect, type MongoOptions } from './open';
import { changeOf, schemaOf, storedOf, type Row } from './row';
import { Stamps } from './stamps';

const READ_BATCH = 1000;

/** The documents part of `Restorable`. */
export type RestorableDocuments = Pick<
  Restorable,
  'name' | 'isEmpty' | 'restore' | 'readDocuments' | 'declare' | 'close'
>;

/** Connects, to put back what another store held. Indexes are built by `declare`, after the rows, which is faster than row by row. */
export async function restoreToMongo(options: MongoOptions): Promise<RestorableDocuments> {
  const connection = await connect(options);
  const stamps = new Stamps();
  const modelOf = (spec: CollectionSpec<never>): Model<Row> =>
    (connection.models[spec.name] ?? connection.model(spec.name, schemaOf(spec), spec.name)) as unknown as Model<Row>;
  return {
    name: `${connection.host}/${connection.name}`,
    isEmpty: (collections) => isEmpty(connection, collections),
    restore: (spec, documents) => restore(modelOf(spec), spec, documents, stamps),
    readDocuments: (spec, each) => readAll(modelOf(spec), each),
    async declare(specs) {
      for (const spec of specs) {
        await buildIndexes(modelOf(spec));
        await refillEntries(connection, modelOf(spec), spec, declarationOf(spec));
      }
    },
    close: () => connection.close(),
  };
}

async function isEmpty(connection: Connection, collections: readonly string[]): Promise<boolean> {
  for (const name of collections) if (await connection.collection(name).findOne({})) return false;
  return true;
}

/** Replaced whole, so that a row restored twice is there once. Its events are in the log already: the outbox is empty. */
async function restore(
  model: Model<Row>,
  spec: CollectionSpec<never>,
  documents: readonly Stored<unknown>[],
  stamps: Stamps,
): Promise<void> {
  const keyed = declarationOf(spec);
  const rows = documents.map((next) => ({
    _id: next.id,
    ...changeOf(spec as CollectionSpec<unknown>, { next, previous: undefined, events: [] }, keyed, stamps.next()).set,
    outbox: [],
    marks: [],
  }));
  if (rows.length > 0)
    await model.collection.bulkWrite(
      rows.map((row) => ({
        replaceOne: { filter: { _id: row._id as never }, replacement: row as never, upsert: true },
      })),
      { ordered: false },
    );
}

async function readAll(model: Model<Row>, each: (stored: Stored<unknown>) => void): Promise<void> {
  for (let last = ''; ;) {
    const rows = await model
      .find({ _id: { $gt: last } }, { version: 1, body: 1 })
      .sort({ _id: 1 })
      .limit(READ_BATCH)
      .lean<Row[]>();
    for (const row of rows) each(storedOf(row));
    const end = rows.at(-1);
    if (!end) return;
    last = end._id;
  }
}
