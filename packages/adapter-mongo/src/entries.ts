import { keysOf, type Indexes } from '@hotline/runtime';

/** Between a key and its document; below every character a key may contain. */
const BEFORE_ID = '\u0000';

/**
 * Index entries of one document, by index: `key U+0000 id`, so that entries are in the order of (key, id) and say which document they lead to. Where a
 * state has one key at most the entry stands alone: an index over a field that is never an array keeps its order and brings its documents along, while
 * MongoDB sorts what it finds through an array. Indexes declared with `several` have arrays.
 */
export interface Entries {
  readonly ix: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, readonly string[]>>;
}

/** The field that an index is over. */
export const fieldOf = <S>(indexes: Indexes<S>, index: string): string =>
  `${indexes[index]?.several ? 'more' : 'ix'}.${index}`;

export const idOf = (entry: string): string => entry.slice(entry.indexOf(BEFORE_ID) + 1);

export function entriesOf<S>(indexes: Indexes<S>, id: string, state: S): Entries {
  const ix: Record<string, string> = {};
  const more: Record<string, string[]> = {};
  for (const [index, keys] of keysOf(indexes, state)) {
    const entries = [...new Set(keys)].map((key) => key + BEFORE_ID + id);
    if (entries[0] === undefined) continue;
    if (indexes[index]?.several) more[index] = entries;
    else ix[index] = entries[0];
  }
  return { ix, more };
}

/** As MongoDB compares strings; JavaScript's own order differs beyond U+FFFF. */
export const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The least entry above this one. */
export const after = (entry: string): string => entry + BEFORE_ID;
