import type { CollectionSpec } from '@hotline/runtime';
import type { Connection, Model } from 'mongoose';
import { IndexesDiffer } from './errors';
import { indexEntriesOf } from './index-entries';
import { storedOf, type DocumentRow } from './row';
import { wordEntriesOf } from './word-entries';

/**
 * Names of the indexes that this package makes. It never drops others, such as the index of a shard key or one that an
 * administrator made.
 */
const OWN_INDEX = /^(key|keys)\.|^(words|dueAt|actingAt|outboxAt)$/;
const INDEX_NOT_FOUND = 27;
/** Processes that start together build and drop the same indexes, so one attempt may fail. */
const ATTEMPTS = 5;
const REFILL_BATCH = 500;

/**
 * Builds the indexes of the schema and drops those of earlier declarations. Throws `IndexesDiffer` when the indexes
 * still differ after some attempts.
 */
export async function buildIndexes(model: Model<DocumentRow>): Promise<void> {
  const name = model.collection.name;
  await unlessDone(
    () => model.createCollection(),
    async () => (await model.db.listCollections()).some((collection) => collection.name === name),
  );
  for (let attempt = 1; ; attempt += 1) {
    const { toDrop, toCreate } = await model.diffIndexes();
    const dropped = toDrop.filter((index) => OWN_INDEX.test(index));
    if (dropped.length === 0 && toCreate.length === 0) return;
    if (attempt > ATTEMPTS)
      throw new IndexesDiffer(name, [...dropped, ...toCreate.map((keys) => Object.keys(keys).join())]);
    for (const index of dropped) await dropIfThere(model, index);
    await model.createIndexes();
  }
}

/**
 * Does the work, and ignores its error when `isDone` returns true: processes that start together do the same work, and
 * some servers refuse all but the first.
 */
export async function unlessDone(work: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(await isDone())) throw error;
  }
}

async function dropIfThere(model: Model<DocumentRow>, name: string): Promise<void> {
  try {
    await model.collection.dropIndex(name);
  } catch (error) {
    if ((error as { code?: unknown }).code !== INDEX_NOT_FOUND) throw error;
  }
}

/**
 * Writes the index entries of every document again if the declaration has changed since the collection was last opened.
 * Documents can be committed meanwhile. After a crash, the next start continues. Stop all processes with the old
 * declaration first, because they write old entries.
 */
export async function refillEntries<S>(
  connection: Connection,
  model: Model<DocumentRow>,
  spec: CollectionSpec<S>,
  declaration: string,
): Promise<void> {
  const declarations = connection.collection<{ _id: string; declaration: string }>('declarations');
  const isDone = async (): Promise<boolean> =>
    (await declarations.findOne({ _id: spec.name }))?.declaration === declaration;
  if (await isDone()) return;
  while (!(await refillOnce(model, spec, declaration)));
  await unlessDone(
    () => declarations.updateOne({ _id: spec.name }, { $set: { declaration } }, { upsert: true }),
    isDone,
  );
}

/**
 * Makes one pass over all documents. Returns false when some were committed during the pass and so were not refilled.
 */
async function refillOnce<S>(
  model: Model<DocumentRow>,
  spec: CollectionSpec<S>,
  declaration: string,
): Promise<boolean> {
  let complete = true;
  for (let last = ''; ;) {
    const rows = await model
      .find({ _id: { $gt: last } }, { version: 1, body: 1, declaration: 1 })
      .sort({ _id: 1 })
      .limit(REFILL_BATCH)
      .lean<DocumentRow[]>();
    const stale = rows.filter((row) => row.declaration !== declaration);
    const updates = stale.map((row) => ({
      updateOne: {
        filter: { _id: row._id, version: row.version },
        update: { $set: { declaration, ...foundBy(spec, row._id, storedOf<S>(row).state) } },
      },
    }));
    if (updates.length > 0)
      complete = (await model.bulkWrite(updates, { ordered: false })).matchedCount === updates.length && complete;
    const end = rows.at(-1);
    if (!end) return complete;
    last = end._id;
  }
}

/** The fields by which a row is found: its index entries and its words. */
function foundBy<S>(spec: CollectionSpec<S>, id: string, state: S) {
  const words = wordEntriesOf(spec, state);
  return { ...indexEntriesOf(spec.indexes, id, state), ...(words ? { words } : {}) };
}
