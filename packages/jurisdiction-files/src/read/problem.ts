import type { Text } from '@hotline/jurisdiction';

/** A problem in a pack, with its position and a hint how to correct it. Lines and columns count from 1. */
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

/** The message and its hint, as one line in each language. */
export const inBoth = (what: Text, hint: Text): readonly [zh: string, en: string] => [
  `${what.zh} — ${hint.zh}`,
  `${what.en} — ${hint.en}`,
];

/** Thrown by the loader with all problems found. The jurisdiction in force stays unchanged. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${inBoth(p.message, p.hint).join('\n  ')}`).join('\n'));
  }
}
