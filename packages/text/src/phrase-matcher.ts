/** A phrase found in a text; offset and length in UTF-16 units of the normalised text. */
export interface PhraseMatch<T> {
  readonly offset: number;
  readonly length: number;
  readonly values: readonly T[];
}

/** Finds the phrases that it was made for in a normalised text, in the order of the text. */
export type PhraseMatcher<T> = (normalised: string) => readonly PhraseMatch<T>[];

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  values?: T[];
}

/**
 * Finds many phrases in one pass over a text. At each position the longest phrase wins, and the characters that it
 * covers are not read again.
 * A phrase that is entered twice gives all its values. Phrases must be normalised as the text is.
 */
export function phraseMatcher<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseMatcher<T> {
  const root: Node<T> = { next: new Map() };
  for (const [phrase, value] of entries) {
    if (phrase === '') continue;
    const node = nodeFor(root, phrase);
    node.values = [...(node.values ?? []), value];
  }
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

function nodeFor<T>(root: Node<T>, phrase: string): Node<T> {
  let node = root;
  for (let i = 0; i < phrase.length; i += 1) {
    const code = phrase.charCodeAt(i);
    let next = node.next.get(code);
    if (!next) node.next.set(code, (next = { next: new Map() }));
    node = next;
  }
  return node;
}

function longestAt<T>(root: Node<T>, text: string, offset: number): PhraseMatch<T> | undefined {
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
