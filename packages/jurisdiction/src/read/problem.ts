/** One thing wrong with a pack: where, what, and how to mend it. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys and list positions from the top of the file, e.g. `powers.3.holder`. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Everything wrong with a pack, at once. Thrown by the loader; the place stays as it was. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message} — ${p.hint}`).join('\n'));
  }
}
