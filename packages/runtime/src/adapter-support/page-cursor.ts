import { BadCursor } from '../ports/documents';

/** Encodes the position of the last entry of a page as opaque text that is safe in a URL. */
export const encodePageCursor = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** Decodes a cursor of `encodePageCursor` that has `length` parts. Throws `BadCursor` for any other text. */
export function decodePageCursor(cursor: string, length: number): readonly string[] {
  const position = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(position) && position.length === length && position.every((part) => typeof part === 'string'))
    return position as string[];
  throw new BadCursor();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
