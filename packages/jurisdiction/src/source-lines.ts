/** File and line (from 1) in which an entry of a pack is written. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

const lines = new WeakMap<object, SourceLine>();

/**
 * Remembers the file and line of an entry; the loader calls it. They are not stored in the entry, where they would
 * change the version of the pack.
 */
export function rememberSource(entry: object, source: SourceLine): void {
  lines.set(entry, source);
}

/** File and line of an entry; undefined for an entry that was not read from a file. */
export function sourceOf(entry: object | undefined): SourceLine | undefined {
  return entry && lines.get(entry);
}
