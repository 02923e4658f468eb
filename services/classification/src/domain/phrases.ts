/** A phrase found in a text; offset and length in UTF-16 units of the folded text. */
export interface Found<T> {
  readonly offset: number;
  readonly length: number;
  readonly values: readonly T[];
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  values?: T[];
}

/**
 * Finds many phrases in one pass over a text. At each place the longest phrase wins, and what it covers is not read again.
 * A phrase entered twice gives all its values. Phrases must be folded as the text is.
 */
export function phraseFinder<T>(entries: Iterable<readonly [phrase: string, value: T]>): (text: string) => Found<T>[] {
  const root: Node<T> = { next: new Map() };
  for (const [phrase, value] of entries) {
    if (phrase === '') continue;
    const node = nodeFor(root, phrase);
    node.values = [...(node.values ?? []), value];
  }
  return (text) => {
    const found: Found<T>[] = [];
    for (let at = 0; at < text.length;) {
      const hit = longestAt(root, text, at);
      if (hit) found.push(hit);
      at += hit ? hit.length : 1;
    }
    return found;
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

function longestAt<T>(root: Node<T>, text: string, offset: number): Found<T> | undefined {
  let node = root;
  let best: Found<T> | undefined;
  for (let i = offset; i < text.length; i += 1) {
    const next = node.next.get(text.charCodeAt(i));
    if (!next) break;
    node = next;
    if (node.values) best = { offset, length: i + 1 - offset, values: node.values };
  }
  return best;
}

const NEGATIONS = new Set(['没', '无', '未', '不', '非', '别', '勿']);

/** Whether the words just before a place deny what follows, or ask for it: 没有人受伤, 未着火, 不是无证, 有没有手续. */
export function isDenied(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 3), offset);
  if (NEGATIONS.has(before.at(-1) ?? '')) return true;
  return /[没未不][有是曾人]$/.test(before) || isAsked(text, offset);
}

/** 有没有手续, 批没批: asked, not said. */
function isAsked(text: string, offset: number): boolean {
  const [before, first, second, third] = [offset - 1, offset, offset + 1, offset + 2].map((at) => text.charAt(at));
  const isNo = (char = ''): boolean => char === '没' || char === '不';
  return (isNo(first) && before === second) || (isNo(second) && first === third);
}
