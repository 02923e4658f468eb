import type { IndexKey, Indexes, Range } from './ports/documents';

/** Ends each encoded element. Keys may contain neither this character nor U+0000, the only one below it. */
const END = '\u0001';
const BELOW_END = '\u0000';
/** Greater than every character that begins an element. */
const ABOVE = '\u007f';
const NEGATIVE_SHIFT = 2 ** 53;

function encodeElement(element: string | number): string {
  if (typeof element === 'string') {
    if (element.includes(END) || element.includes(BELOW_END))
      throw new TypeError('an index key may not contain U+0000 or U+0001');
    return `s${element}${END}`;
  }
  if (!Number.isSafeInteger(element)) throw new TypeError(`an index key holds integers, not ${element}`);
  return element < 0
    ? `m${(element + NEGATIVE_SHIFT).toString(36).padStart(11, '0')}${END}`
    : `n${element.toString(36).padStart(11, '0')}${END}`;
}

/**
 * Encodes a key as one string. The strings, compared by code point, sort in the order of the keys, so that any engine
 * can store an index as sorted strings. Throws `TypeError` for U+0000 or U+0001 in a string and for a number that is
 * not a safe integer.
 */
export const encodeKey = (key: IndexKey): string => key.map(encodeElement).join('');

/** Encodes a range as bounds of encoded keys: `from` inclusive, `to` exclusive. */
export function encodeRange(range: Range): { from: string; to: string } {
  const prefix = encodeKey(range.prefix ?? []);
  return {
    from: range.from === undefined ? prefix : prefix + encodeElement(range.from),
    to: range.to === undefined ? prefix + ABOVE : prefix + encodeElement(range.to),
  };
}

/**
 * Decodes the first element of an encoded key. `rest` may also be the part of a key after its prefix. Numbers come back
 * as text.
 */
export function decodeFirst(rest: string): string {
  const body = rest.slice(1, rest.indexOf(END));
  if (rest[0] === 's') return body;
  return String(rest[0] === 'm' ? parseInt(body, 36) - NEGATIVE_SHIFT : parseInt(body, 36));
}

/**
 * Returns all keys of a state, as `index → encoded keys`. Throws `TypeError` when an index without `several` returns
 * more than one key.
 */
export function keysOf<S>(indexes: Indexes<S>, state: S): Map<string, string[]> {
  return new Map(
    Object.entries(indexes).map(([name, keys]) => {
      const found = keys(state);
      if (found.length > 1 && !keys.several)
        throw new TypeError(`index ${name} returned ${found.length} keys for one state; declare it with several(…)`);
      return [name, found.map(encodeKey)];
    }),
  );
}
