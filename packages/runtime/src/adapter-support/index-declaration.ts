import { createHash } from 'node:crypto';
import type { Indexes } from '../ports/documents';

/**
 * Returns a hash (16 hexadecimal digits) of the names and source texts of a collection's indexes. An engine stores it
 * with the index entries and rebuilds them when the hash differs. A change in a function that a key function calls does
 * not change the hash.
 */
export const hashOfIndexes = (indexes: Indexes<never>): string =>
  createHash('sha256')
    .update(
      Object.entries(indexes)
        .map(([index, keys]) => `${index}=${keys.toString()}`)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);
