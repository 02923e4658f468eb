import type { CollectionSpec, Restorable, Stored } from '@hotline/runtime';
import { hashOfDeclaration } from '@hotline/runtime/adapter-support';
import type { Connection, Model } from 'mongoose';
import { connect, type MongoOptions } from './connection/connect';
import { MonotonicTime } from './connection/monotonic-time';
import { buildIndexes, refillEntries } from './documents/declared-indexes';
import { rowChange, rowSchema, storedOf, type DocumentRow } from './documents/row';

const READ_BATCH = 1000;

/** The documents part of `Restorable`. */
export type RestorableDocuments = Pick<
  Restorable,
  'name' | 'isEmpty' | 'restore' | 'readDocuments' | 'declare' | 'close'
>;

/**
 * Connects to a database, to import the data of another store. `declare` builds the indexes after all rows were
 * written, which is faster than with each row.
 */
export async function restoreToMongo(options: MongoOptions): Promise<RestorableDocuments> {
  const connection = await connect(options);
  const time = new MonotonicTime();
  const modelOf = (spec: CollectionSpec<never>): Model<DocumentRow> =>
    (connection.models[spec.name] ??
      connection.model(spec.name, rowSchema(spec), spec.name)) as unknown as Model<DocumentRow>;
  return {
    name: `${connection.host}/${connection.name}`,
    isEmpty: (collections) => isEmpty(connection, collections),
    restore: (spec, documents) => restore(modelOf(spec), spec, documents, time),
    readDocuments: (spec, each) => readAll(modelOf(spec), each),
    async declare(specs) {
      for (const spec of specs) {
        await buildIndexes(modelOf(spec));
        await refillEntries(connection, modelOf(spec), spec, hashOfDeclaration(spec));
      }
    },
    close: () => connection.close(),
  };
}

async function isEmpty(connection: Connection, collections: readonly string[]): Promise<boolean> {
  for (const name of collections) if (await connection.collection(name).findOne({})) return false;
  return true;
}

/**
 * Replaces whole rows, so that a row that is restored twice exists once. The events are imported into the log
 * separately, so outboxes are empty.
 */
async function restore(
  model: Model<DocumentRow>,
  spec: CollectionSpec<never>,
  documents: readonly Stored<unknown>[],
  time: MonotonicTime,
): Promise<void> {
  const declaration = hashOfDeclaration(spec);
  const rows = documents.map((next) => {
    const commit = { next, previous: undefined, events: [] };
    const { set } = rowChange(spec as CollectionSpec<unknown>, commit, declaration, time.next());
    return { _id: next.id, ...set, outbox: [] };
  });
  const writes = rows.map((row) => ({
    replaceOne: { filter: { _id: row._id as never }, replacement: row as never, upsert: true },
  }));
  if (writes.length > 0) await model.collection.bulkWrite(writes, { ordered: false });
}

async function readAll(model: Model<DocumentRow>, each: (stored: Stored<unknown>) => void): Promise<void> {
  for (let last = ''; ;) {
    const rows = await model
      .find({ _id: { $gt: last } }, { version: 1, body: 1 })
      .sort({ _id: 1 })
      .limit(READ_BATCH)
      .lean<DocumentRow[]>();
    for (const row of rows) each(storedOf(row));
    const end = rows.at(-1);
    if (!end) return;
    last = end._id;
  }
}
