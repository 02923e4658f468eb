import { IncompatibleStore } from '@hotline/runtime';
import type { Connection } from 'mongoose';

/**
 * Version of the format of stored rows and events. Every change of the format raises it, because a database in another
 * format is refused, not converted. In version 2, events have `location`, and rows have `key`, `keys`, `declaration`
 * and `dueAt`. Version 1 did not store its number.
 */
export const FORMAT = 2;

/** Collection whose only document holds the version of the format. */
const COLLECTION = 'store';
const DUPLICATE_KEY = 11000;

/**
 * Stores the version of the format in an empty database. Throws `IncompatibleStore` when another version of this
 * program wrote the database.
 */
export async function requireFormat(connection: Connection): Promise<void> {
  const formats = connection.collection<{ _id: string; version: number }>(COLLECTION);
  const found = (await formats.findOne({ _id: 'format' }))?.version ?? (await versionOfUnmarked(connection));
  if (found === undefined) await markAsCurrent(connection);
  else if (found !== FORMAT)
    throw new IncompatibleStore(`MongoDB database ${connection.host}/${connection.name}`, found, FORMAT);
}

/**
 * The version of a database without a stored version: 1 if it has hashes of index declarations, or undefined if it is
 * empty.
 */
async function versionOfUnmarked(connection: Connection): Promise<number | undefined> {
  return (await connection.collection('declarations').findOne({})) ? 1 : undefined;
}

/** When several processes start on an empty database, all try to store the version; only the first one succeeds. */
async function markAsCurrent(connection: Connection): Promise<void> {
  const formats = connection.collection<{ _id: string; version: number }>(COLLECTION);
  try {
    await formats.insertOne({ _id: 'format', version: FORMAT });
  } catch (error) {
    if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
    await requireFormat(connection);
  }
}
