import { Conflict, type Commit } from '@hotline/runtime';
import type { Model } from 'mongoose';
import { answered } from '../connection/no-answer';
import { DocumentTooLarge } from './errors';
import type { DocumentRow, RowChange } from './row';

/** Size, in bytes, above which a commit is not sent; MongoDB's own limit is 16 MiB. */
const MOST_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** Code of BSONObjectTooLarge, and the codes that updates return in its place. */
const TOO_LARGE: readonly unknown[] = [10334, 17419, 17420, 'ERR_OUT_OF_RANGE'];
const DUPLICATE_KEY = 11000;

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/**
 * Stores one commit as one insert or one update filtered by id and version. `now` is in microseconds. Throws `Conflict`
 * when the row is at another version, and `DocumentTooLarge`; after any other error the commit may or may not be
 * stored.
 */
export async function writeCommit<S>(
  model: Model<DocumentRow>,
  { next, previous }: Commit<S>,
  change: RowChange,
  now: number,
): Promise<void> {
  const { name } = model.collection;
  const bytes = bytesOf(change);
  if (bytes > MOST_BYTES) throw new DocumentTooLarge(name, next.id, bytes);
  const write = previous ? update(model, next.id, previous.version, change, now) : insert(model, next.id, change, now);
  const found = await answered(write).catch((error: unknown) => {
    if (!TOO_LARGE.includes(codeOf(error))) throw error;
    throw new DocumentTooLarge(name, next.id, bytes, { cause: error });
  });
  if (!found) throw new Conflict(name, next.id, next.version);
}

const bytesOf = ({ set, entry }: RowChange): number =>
  Buffer.byteLength(set.body) + (entry ? Buffer.byteLength(entry.events) + Buffer.byteLength(entry.wakeUps) : 0);

/** Returns false when the row exists already. */
async function insert(
  model: Model<DocumentRow>,
  _id: string,
  { set, entry }: RowChange,
  now: number,
): Promise<boolean> {
  const outbox = entry ? { outbox: [entry], outboxAt: now, outboxVersion: set.version } : { outbox: [] };
  try {
    await model.collection.insertOne({ _id, ...set, ...outbox } as never);
    return true;
  } catch (error) {
    if (codeOf(error) === DUPLICATE_KEY) return false;
    throw error;
  }
}

/** Returns false when the row is not at version `from`. */
async function update(
  model: Model<DocumentRow>,
  _id: string,
  from: number,
  { set, unset, entry }: RowChange,
  now: number,
): Promise<boolean> {
  const changes = {
    $set: entry ? { ...set, outboxVersion: set.version } : set,
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    ...(entry ? { $push: { outbox: entry }, $min: { outboxAt: now } } : {}),
  };
  const filter = { _id, version: from };
  return (await model.collection.updateOne(filter as never, changes as never)).matchedCount === 1;
}
