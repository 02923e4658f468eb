import type { Text } from '@hotline/jurisdiction';
import { inBoth } from '../read/problem';

/** An unusable cell, row or sheet, with its position and a hint. */
export interface SheetFlaw {
  readonly sheet: string;
  /** Counts from 1, as spreadsheet programs show it. 0: the flaw concerns the whole sheet. */
  readonly row: number;
  /** Counts from 0. */
  readonly column?: number | undefined;
  readonly header?: string | undefined;
  readonly what: Text;
  readonly hint: Text;
}

/** Name of a column (from 0) in spreadsheet programs: A, B … Z, AA … */
export const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Address of a cell for people: `权责!C7 [职责 duty]`. */
export function cellAddress({ sheet, row, column, header }: SheetFlaw): string {
  const cell = row === 0 ? '' : `!${column === undefined ? '' : letters(column)}${row}`;
  return `${sheet}${cell}${header ? ` [${header}]` : ''}`;
}

/** Thrown for a file from which no pack can be made. Nothing has been written. */
export class BadSheets extends Error {
  constructor(
    readonly file: string,
    readonly flaws: readonly SheetFlaw[],
  ) {
    super(flaws.map((flaw) => `${file} ${cellAddress(flaw)} ${inBoth(flaw.what, flaw.hint).join('\n  ')}`).join('\n'));
    this.name = 'BadSheets';
  }
}
