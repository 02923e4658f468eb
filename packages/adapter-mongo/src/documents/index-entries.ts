import { keysOf, type Indexes } from '@hotline/runtime';

/** Separates a key from the document id; lower than every character that a key may contain. */
const BEFORE_ID = '\u0000';
const AFTER_ID = '\u0001';

/**
 * The index entries of one document, by name of the index. An entry is `key U+0000 id`: entries sort by key, then by
 * id, and name their document. An index with at most one key for each document is a plain field, because MongoDB reads
 * such an index in order, but sorts the results of an index on an array. Only indexes declared with `several` are
 * arrays.
 */
export interface IndexEntries {
  readonly key: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Returns the field of the row that an index covers. */
export const indexedField = <S>(indexes: Indexes<S>, index: string): string =>
  `${indexes[index]?.several ? 'keys' : 'key'}.${index}`;

export function indexEntriesOf<S>(indexes: Indexes<S>, id: string, state: S): IndexEntries {
  const key: Record<string, string> = {};
  const keys: Record<string, string[]> = {};
  for (const [index, found] of keysOf(indexes, state)) {
    const entries = [...new Set(found)].map((one) => one + BEFORE_ID + id);
    if (entries[0] === undefined) continue;
    if (indexes[index]?.several) keys[index] = entries;
    else key[index] = entries[0];
  }
  return { key, keys };
}

/** Returns the lowest possible entry above this one. */
export const entryAfter = (entry: string): string => entry + BEFORE_ID;

/** Range of the entries of one key, for all documents. */
export const entriesOfKey = (key: string): { readonly from: string; readonly to: string } => ({
  from: key + BEFORE_ID,
  to: key + AFTER_ID,
});
