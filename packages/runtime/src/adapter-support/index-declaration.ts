import { createHash } from 'node:crypto';
import type { CollectionSpec } from '../ports/documents';

/**
 * Returns a hash (16 hexadecimal digits) of the names and source texts of the indexes and the searchable text. An
 * engine stores it with the index entries and rebuilds them when the hash differs. A change in a function that a key
 * function calls does not change the hash.
 */
export const hashOfDeclaration = ({ indexes, searchable }: CollectionSpec<never>): string =>
  createHash('sha256')
    .update(
      [
        ...Object.entries(indexes).map(([index, keys]) => `${index}=${keys.toString()}`),
        ...(searchable ? [`searchable ${searchable.toString()}`] : []),
      ].join('\n'),
    )
    .digest('hex')
    .slice(0, 16);
