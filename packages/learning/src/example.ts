/** A labelled text. A title, where there is one, stands on the first line: {@link titled}. */
export interface Example {
  readonly text: string;
  readonly label: string;
  /** Near-duplicates share a group; a text without one stands alone. */
  readonly group?: string;
}

/** Title and text as one, so that offsets into the result find both. */
export function titled(title: string, text: string): string {
  return title.trim() === '' ? text : `${title.trim()}\n${text}`;
}

/** The same examples in the same order, whatever order they came in. */
export function inOrder<T extends Example>(examples: readonly T[]): T[] {
  return [...examples].sort(
    (a, b) => compare(a.label, b.label) || compare(a.text, b.text) || compare(a.group ?? '', b.group ?? ''),
  );
}

/** Order by UTF-16 code units: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
