/** A labelled text. The first line is the title, if there is one: {@link titled}. */
export interface Example {
  readonly text: string;
  readonly label: string;
  /** Near-duplicates have the same group. Absent when the text has no near-duplicate. */
  readonly group?: string;
}

/** Joins title and text by a line break. */
export function titled(title: string, text: string): string {
  return title.trim() === '' ? text : `${title.trim()}\n${text}`;
}

/** Sorts examples, so that a result does not depend on their order. */
export function inOrder<T extends Example>(examples: readonly T[]): T[] {
  return [...examples].sort(
    (a, b) => compare(a.label, b.label) || compare(a.text, b.text) || compare(a.group ?? '', b.group ?? ''),
  );
}

/** Order by UTF-16 code units: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
