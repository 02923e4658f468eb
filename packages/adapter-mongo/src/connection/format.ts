import { IncompatibleStore } from '@hotline/runtime';
import type { Connection } from 'mongoose';

/**
 * Version of the stored rows and events; raised with every change of their shape, because an older shape is refused and
 * not converted. 2: events say `location`, rows say `key`, `keys`, `declaration` and `dueAt`. Version 1 stored no
 * number.
 */
export const FORMAT = 2;

/** The number stands in a collection of its own, in one document. */
const COLLECTION = 'store';
const DUPLICATE_KEY = 11000;

/**
 * Notes the format in an empty database. Throws `IncompatibleStore` when another version of this program wrote the
 * database.
 */
export async function requireFormat(connection: Connection): Promise<void> {
  const formats = connection.collection<{ _id: string; version: number }>(COLLECTION);
  const found = (await formats.findOne({ _id: 'format' }))?.version ?? (await versionOfUnmarked(connection));
  if (found === undefined) await markAsCurrent(connection);
  else if (found !== FORMAT)
    throw new IncompatibleStore(`MongoDB database ${connection.host}/${connection.name}`, found, FORMAT);
}

/** Every database of version 1 has the hashes of its index declarations. */
async function versionOfUnmarked(connection: Connection): Promise<number | undefined> {
  return (await connection.collection('declarations').findOne({})) ? 1 : undefined;
}

/** Processes that start together on an empty database all try; the first one writes. */
async function markAsCurrent(connection: Connection): Promise<void> {
  const formats = connection.collection<{ _id: string; version: number }>(COLLECTION);
  try {
    await formats.insertOne({ _id: 'format', version: FORMAT });
  } catch (error) {
    if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
    await requireFormat(connection);
  }
}
