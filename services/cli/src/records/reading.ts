import { BadFile, flawLine, type Flaw, type Records } from '@hotline/jurisdiction-files/sheets';
import type { Command } from 'commander';
import { bilingual, both, help, type Bilingual } from '../answering';
import { badCommandLine } from '../exit-codes';
import { collect } from '../pack/words';

/** Options of every command that reads a table of records. */
export interface ReadingOptions {
  /** `name=header`. */
  readonly column?: readonly string[];
  readonly skipFlawed?: boolean;
}

/** What was read, and what was left out. */
export interface Reading<Entry> {
  readonly entries: readonly Entry[];
  /** Flaws of rows that are not among the entries. */
  readonly leftOut: readonly Flaw[];
  readonly remarks: readonly Bilingual[];
}

export const withReadingOptions = (command: Command): Command =>
  command
    .option('--column <name=header>', help('某列的列名，可重复', 'header of a column; may be repeated'), collect)
    .option('--skip-flawed', help('跳过有错误的行', 'leave out rows with flaws'));

/** The headers that `--column` names. @throws CommandError for a name that the table does not have */
export function namedColumns(words: readonly string[] = [], known: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', ...header] = word.split('=');
      if (header.length > 0 && known.includes(name)) return [name, header.join('=')];
      throw badCommandLine(
        `--column 不能是“${word}”：写成 名称=列名，名称为 ${known.join('、')} 之一`,
        `--column cannot be "${word}": write name=header, where name is one of ${known.join(', ')}`,
      );
    }),
  );
}

/**
 * The entries of the rows without flaws. `read` adds the flaws of its row to the list.
 * @throws BadFile with every flaw, unless `skipFlawed`
 */
export function readEntries<Column extends string, Entry>(
  file: string,
  { rows, flaws: unreadable, remarks }: Records<Column>,
  read: (row: Records<Column>['rows'][number], flaws: Flaw[]) => Entry | undefined,
  skipFlawed = false,
): Reading<Entry> {
  const flaws = [...unreadable];
  const entries = rows.flatMap((row) => {
    const own: Flaw[] = [];
    const entry = read(row, own);
    flaws.push(...own.map((flaw) => (row.sheet === undefined ? flaw : { sheet: row.sheet, ...flaw })));
    return own.length > 0 || entry === undefined ? [] : [entry];
  });
  if (flaws.length > 0 && !skipFlawed) throw new BadFile(file, flaws);
  return { entries, leftOut: flaws, remarks };
}

/** What a person has to know about a file: what was not read, and each flaw that was left out. */
export function readingLines(file: string, { leftOut, remarks }: Omit<Reading<unknown>, 'entries'>): string[] {
  const left =
    leftOut.length === 0 ? [] : both(bilingual(`略去${leftOut.length}处错误`, `${leftOut.length} flaws left out`));
  return [...remarks.flatMap(both), ...left, ...leftOut.map((flaw) => `  ${flawLine(file, flaw)}`)];
}
