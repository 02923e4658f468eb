import { searchTokens, type CollectionSpec, type PhraseTokens } from '@hotline/runtime';

/** Separates scope and token, which contain no space. */
const BETWEEN = ' ';

/** The entries of the index of words for a state: `scope token`, each once; undefined where nothing is searchable. */
export function wordEntriesOf<S>({ searchable }: CollectionSpec<S>, state: S): readonly string[] | undefined {
  const text = searchable?.(state);
  return text && [...new Set(searchTokens(text.text))].map((token) => text.scope + BETWEEN + token);
}

/** Filters that every row with the phrase fulfils. They do not check the order of the tokens. */
export function phraseFilters(scope: string, { tokens, prefix }: PhraseTokens): object[] {
  const entries = tokens.map((token) => scope + BETWEEN + token);
  const last = entries.length - 1;
  return entries.map((entry, i) =>
    prefix && i === last ? { words: { $elemMatch: { $gte: entry, $lt: entry + HIGHEST } } } : { words: entry },
  );
}

/** Greater than every character of a token. */
const HIGHEST = '\u{10FFFF}';
