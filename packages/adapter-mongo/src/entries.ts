import { keysOf, type Indexes } from '@hotline/runtime';

/** Between a key and its document; below every character a key may contain. */
const BEFORE_ID = '\u0000';

/**
 * Index entries of one document, by index: `key U+0000 id`, so that entries are in the order of (key, id) and say which document they lead to. The
 * first key of a state stands alone, further ones in an array: an index over a field that is never an array keeps its order and answers without the
 * documents, while MongoDB sorts what it finds through an array. Most states have one key an index.
 */
export interface Entries {
  readonly ix: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, readonly string[]>>;
}

export const slotField = (index: string): string => `ix.${index}`;
export const moreField = (index: string): string => `more.${index}`;

export const idOf = (entry: string): string => entry.slice(entry.indexOf(BEFORE_ID) + 1);

export function entriesOf<S>(indexes: Indexes<S>, id: string, state: S): Entries {
  const ix: Record<string, string> = {};
  const more: Record<string, string[]> = {};
  for (const [index, keys] of keysOf(indexes, state)) {
    const [first, ...others] = [...new Set(keys)].map((key) => key + BEFORE_ID + id);
    if (first !== undefined) ix[index] = first;
    if (others.length > 0) more[index] = others;
  }
  return { ix, more };
}

/** As MongoDB compares strings; JavaScript's own order differs beyond U+FFFF. */
export const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The least entry above this one. */
export const after = (entry: string): string => entry + BEFORE_ID;
