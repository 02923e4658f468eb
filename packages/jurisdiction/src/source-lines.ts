/** File and line (from 1) where an entry of a pack was written. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

const lines = new WeakMap<object, SourceLine>();

/**
 * Remembers where an entry was written. The loader calls it; the entry itself stays free of file names, so that
 * they do not change the version of a pack.
 */
export function rememberSource(entry: object, source: SourceLine): void {
  lines.set(entry, source);
}

/** File and line of an entry; undefined for an entry that no file holds. */
export function sourceOf(entry: object | undefined): SourceLine | undefined {
  return entry && lines.get(entry);
}
