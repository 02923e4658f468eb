import { phraseMatcher, trieOf, type PhraseMatch, type PhraseMatcher, type TrieNode } from './phrase-matcher';
import type { Span } from './span';

/** Stands in a phrase for zero to eight characters of the same clause. */
const GAP = '…';
const WITHIN = '[^,，。.!！?？;；、\\n]{0,8}?';
const SPECIAL = /[$()*+.?[\\\]^{|}]/g;

/** As {@link phraseMatcher}, but phrases may have gaps (…). A match with a gap may overlap another match. */
export function gappedPhraseMatcher<T>(entries: readonly (readonly [phrase: string, value: T])[]): PhraseMatcher<T> {
  const plain = phraseMatcher(entries.filter(isPlain));
  const gapped = entries
    .filter((entry) => !isPlain(entry))
    .map(([phrase, value]) => [finderOf(phrase), [value]] as const);
  if (gapped.length === 0) return plain;
  return (text) => {
    const matches = gapped.flatMap(([find, values]) => find(text).map((span) => matchOf(span, values)));
    return [...plain(text), ...matches].sort((a, b) => a.offset - b.offset);
  };
}

/** The spans of the phrases of each group that occurs, by the number of the group; those of a group as in the text. */
export type PhraseGroups = (normalised: string) => ReadonlyMap<number, readonly Span[]>;

/** As one {@link gappedPhraseMatcher} for each group of phrases, but one pass finds the phrases of all groups. */
export function gappedPhraseGroups(groups: readonly (readonly string[])[]): PhraseGroups {
  const entries = groups.flatMap((phrases, group) => phrases.map((phrase) => [phrase, group] as const));
  const root = trieOf(entries.filter(isPlain));
  const gapped = entries
    .filter((entry) => !isPlain(entry))
    .map(([phrase, group]) => ({ find: finderOf(phrase), group }));
  return (text) => {
    const found = new Map<number, Span[]>();
    for (let offset = 0; offset < text.length; offset += 1) addPlain(found, root, text, offset);
    for (const { find, group } of gapped) {
      const spans = find(text);
      if (spans.length > 0)
        found.set(
          group,
          [...(found.get(group) ?? []), ...spans].sort((a, b) => a.from - b.from),
        );
    }
    return found;
  };
}

/** Adds the longest phrase of each group at a position, unless it overlaps an earlier phrase of the group. */
function addPlain(found: Map<number, Span[]>, root: TrieNode<number>, text: string, from: number): void {
  let node = root.next.get(text.charCodeAt(from));
  for (let to = from + 1; node; to += 1) {
    for (const group of node.values ?? []) {
      const spans = found.get(group);
      const last = spans?.at(-1);
      if (!spans || !last) found.set(group, [{ from, to }]);
      else if (last.from === from) spans[spans.length - 1] = { from, to };
      else if (last.to <= from) spans.push({ from, to });
    }
    node = node.next.get(text.charCodeAt(to));
  }
}

const isPlain = ([phrase]: readonly [phrase: string, value: unknown]): boolean => !phrase.includes(GAP);

/** Finds a phrase with gaps. */
function finderOf(phrase: string): (text: string) => readonly Span[] {
  const pattern = patternOf(phrase);
  const first = phrase.slice(0, phrase.indexOf(GAP));
  // Searching for the first words of a phrase takes a tenth of the time of its pattern, and most texts do not contain
  // them. So the pattern is tried only after they were found.
  return (text) =>
    text.includes(first)
      ? [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ from: index, to: index + words.length }))
      : [];
}

const matchOf = <T>({ from, to }: Span, values: readonly T[]): PhraseMatch<T> => ({
  offset: from,
  length: to - from,
  values,
});

const patternOf = (phrase: string): RegExp =>
  new RegExp(
    phrase
      .split(GAP)
      .map((part) => part.replace(SPECIAL, '\\$&'))
      .join(WITHIN),
    'g',
  );
