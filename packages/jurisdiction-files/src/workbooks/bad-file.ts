import type { Text } from '@hotline/jurisdiction';
import { inBoth } from '../read/problem';

/** A row of a table. `line` counts from 1, as text editors and spreadsheet programs show it. */
export interface TableRow {
  readonly line: number;
  /** Name of the sheet; absent if the file has one sheet only. */
  readonly sheet?: string;
  readonly cells: readonly string[];
}

/** An unusable row or cell, with its position and a hint. */
export interface Flaw {
  /** Counts from 1. 0: the flaw concerns the whole file. */
  readonly line: number;
  readonly sheet?: string;
  /** Header of the column; absent: the flaw concerns the whole row. */
  readonly column?: string;
  readonly what: Text;
  readonly hint: Text;
}

/** Thrown for a table that cannot be used, with all of its flaws. No row of it has been used. */
export class BadFile extends Error {
  constructor(
    readonly file: string,
    readonly flaws: readonly Flaw[],
  ) {
    super(flaws.map((flaw) => flawLine(file, flaw)).join('\n'));
    this.name = 'BadFile';
  }
}

/** A flaw for people: position, Chinese, and English below it. */
export const flawLine = (file: string, flaw: Flaw): string =>
  `${positionOf(file, flaw)} ${inBoth(flaw.what, flaw.hint).join('\n  ')}`;

const positionOf = (file: string, { line, sheet, column }: Flaw): string =>
  `${file}${sheet === undefined ? '' : ` ${sheet}`}${line === 0 ? '' : `:${line}`}${column ? ` [${column}]` : ''}`;

export const wholeFile = (file: string, what: Text, hint: Text): BadFile =>
  new BadFile(file, [{ line: 0, what, hint }]);
