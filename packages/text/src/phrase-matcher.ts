/** A phrase found in a text; offset and length in UTF-16 units of the normalised text. */
export interface PhraseMatch<T> {
  readonly offset: number;
  readonly length: number;
  readonly values: readonly T[];
}

/** Finds a fixed set of phrases in a normalised text, in the order of the text. */
export type PhraseMatcher<T> = (normalised: string) => readonly PhraseMatch<T>[];

export interface TrieNode<T> {
  readonly next: Map<number, TrieNode<T>>;
  values?: T[];
}

/**
 * Makes a matcher that finds many phrases in one pass (a trie). At each position the longest phrase matches, and
 * matches do not overlap. A phrase that is entered with several values gives all of them. Phrases must be normalised in
 * the same way as the text.
 */
export function phraseMatcher<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseMatcher<T> {
  const root = trieOf(entries);
  return (text) => {
    const matches: PhraseMatch<T>[] = [];
    for (let position = 0; position < text.length;) {
      const match = longestAt(root, text, position);
      if (match) matches.push(match);
      position += match ? match.length : 1;
    }
    return matches;
  };
}

export function trieOf<T>(entries: Iterable<readonly [phrase: string, value: T]>): TrieNode<T> {
  const root: TrieNode<T> = { next: new Map() };
  for (const [phrase, value] of entries) {
    if (phrase === '') continue;
    const node = nodeFor(root, phrase);
    node.values = [...(node.values ?? []), value];
  }
  return root;
}

function nodeFor<T>(root: TrieNode<T>, phrase: string): TrieNode<T> {
  let node = root;
  for (let i = 0; i < phrase.length; i += 1) {
    const code = phrase.charCodeAt(i);
    let next = node.next.get(code);
    if (!next) node.next.set(code, (next = { next: new Map() }));
    node = next;
  }
  return node;
}

function longestAt<T>(root: TrieNode<T>, text: string, offset: number): PhraseMatch<T> | undefined {
  let node = root;
  let longest: PhraseMatch<T> | undefined;
  for (let i = offset; i < text.length; i += 1) {
    const next = node.next.get(text.charCodeAt(i));
    if (!next) break;
    node = next;
    if (node.values) longest = { offset, length: i + 1 - offset, values: node.values };
  }
  return longest;
}
