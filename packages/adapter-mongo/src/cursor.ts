import { BadCursor } from '@hotline/runtime';

/** A place in an index: the last entry that was read. */
export const writeCursor = (entry: string): string => Buffer.from(JSON.stringify([entry])).toString('base64url');

export function readCursor(cursor: string): string {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 1 && typeof read[0] === 'string') return read[0];
  } catch {
    // falls through to the one error below
  }
  throw new BadCursor();
}
