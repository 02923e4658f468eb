import type { Text } from '@hotline/jurisdiction';

/** One thing wrong with a pack: where, what, and how to mend it. Lines and columns count from 1. */
export interface PackProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys and list positions from the top of the file, e.g. `powers.3.holder`. */
  readonly path: string;
  readonly message: Text;
  readonly hint: Text;
}

export const say = (zh: string, en: string): Text => ({ zh, en });

/** Chinese first, English below it; each with what is wrong and how to mend it. */
export const inBoth = (what: Text, hint: Text): readonly [zh: string, en: string] => [
  `${what.zh} — ${hint.zh}`,
  `${what.en} — ${hint.en}`,
];

/** Everything wrong with a pack, at once. Thrown by the loader; the place stays as it was. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${inBoth(p.message, p.hint).join('\n  ')}`).join('\n'));
  }
}
