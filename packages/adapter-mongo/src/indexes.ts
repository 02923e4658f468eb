import { createHash } from 'node:crypto';
import type { CollectionSpec } from '@hotline/runtime';
import type { Connection, Model } from 'mongoose';
import { entriesOf } from './entries';
import { IndexesDiffer } from './errors';
import { storedOf, type Row } from './row';

/** Fields of ours; indexes on others (of a shard key, of an administrator) are left alone. */
const OURS = /^(ix|more)\.|^(due|actingAt|outboxAt)$/;
const INDEX_NOT_FOUND = 27;
/** Replicas that start together build, and drop, the same indexes. */
const ATTEMPTS = 5;
const REFILL_BATCH = 500;

/** Changes when the text of a declaration does. */
export const declarationOf = (spec: CollectionSpec<never>): string =>
  createHash('sha256')
    .update(
      Object.entries(spec.indexes)
        .map(([index, keys]) => `${index}=${keys.toString()}`)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);

/** Builds the indexes that the schema declares, drops those of earlier declarations, and looks whether the database has them. */
export async function buildIndexes(model: Model<Row>): Promise<void> {
  const name = model.collection.name;
  await unlessSo(
    () => model.createCollection(),
    async () => (await model.db.listCollections()).some((collection) => collection.name === name),
  );
  for (let attempt = 1; ; attempt += 1) {
    const { toDrop, toCreate } = await model.diffIndexes();
    const dropped = toDrop.filter((name) => OURS.test(name));
    if (dropped.length === 0 && toCreate.length === 0) return;
    if (attempt > ATTEMPTS)
      throw new IndexesDiffer(name, [...dropped, ...toCreate.map((keys) => Object.keys(keys).join())]);
    for (const index of dropped) await dropIfThere(model, index);
    await model.createIndexes();
  }
}

/** Does it, or fails when somebody else has not done it meanwhile: processes that begin together make the same, and some servers refuse all but the first. */
async function unlessSo(work: () => Promise<unknown>, so: () => Promise<boolean>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(await so())) throw error;
  }
}

async function dropIfThere(model: Model<Row>, name: string): Promise<void> {
  try {
    await model.collection.dropIndex(name);
  } catch (error) {
    if ((error as { code?: unknown }).code !== INDEX_NOT_FOUND) throw error;
  }
}

/**
 * Gives every document the entries of the present declaration, when it has changed since the collection was last opened. Documents can be committed
 * meanwhile; an attempt that dies is taken up again where it stopped. A replica that still runs with the old declaration writes old entries: stop
 * those first.
 */
export async function refillEntries<S>(
  connection: Connection,
  model: Model<Row>,
  spec: CollectionSpec<S>,
  keyed: string,
): Promise<void> {
  const declarations = connection.collection<{ _id: string; keyed: string }>('declarations');
  const isBuilt = async (): Promise<boolean> => (await declarations.findOne({ _id: spec.name }))?.keyed === keyed;
  if (await isBuilt()) return;
  while (!(await refillOnce(model, spec, keyed)));
  await unlessSo(() => declarations.updateOne({ _id: spec.name }, { $set: { keyed } }, { upsert: true }), isBuilt);
}

/** False when documents were committed under its hands. */
async function refillOnce<S>(model: Model<Row>, spec: CollectionSpec<S>, keyed: string): Promise<boolean> {
  let whole = true;
  for (let last = ''; ;) {
    const rows = await model
      .find({ _id: { $gt: last } }, { version: 1, body: 1, keyed: 1 })
      .sort({ _id: 1 })
      .limit(REFILL_BATCH)
      .lean<Row[]>();
    const stale = rows.filter((row) => row.keyed !== keyed);
    const updates = stale.map((row) => ({
      updateOne: {
        filter: { _id: row._id, version: row.version },
        update: { $set: { keyed, ...entriesOf(spec.indexes, row._id, storedOf<S>(row).state) } },
      },
    }));
    if (updates.length > 0)
      whole = (await model.bulkWrite(updates, { ordered: false })).matchedCount === updates.length && whole;
    const end = rows.at(-1);
    if (!end) return whole;
    last = end._id;
  }
}
