import { mask } from '@hotline/text';
import { titled } from '@hotline/learning';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import { findColumns, type Column, type Columns, type NamedColumns } from './columns';

/** A row of a history, with personal data masked as intake masks it. */
export interface Row {
  readonly line: number;
  readonly text: string;
  readonly label: string;
  readonly group?: string;
  /** What the file says; absent where it has no such column. */
  readonly part?: 'train' | 'held';
  readonly id?: string;
}

export interface History {
  readonly file: string;
  readonly rows: readonly Row[];
  /** Header of the column of labels. */
  readonly labelHeader: string;
  /** Rows that could not be used, where those are left out. */
  readonly leftOut: readonly Flaw[];
}

export interface HowToRead {
  readonly columns: NamedColumns;
  /** Title, text, address and demand as the hotline reads a ticket; else title and text on lines of their own. */
  readonly asTickets: boolean;
  readonly needsLabel: boolean;
  /** Rows with flaws are left out instead of refusing the file. */
  readonly skipFaulty: boolean;
}

const PARTS: Readonly<Record<string, 'train' | 'held'>> = {
  train: 'train',
  train_only: 'train',
  训练: 'train',
  dev: 'held',
  valid: 'held',
  test: 'held',
  held: 'held',
  验证: 'held',
  测试: 'held',
  留出: 'held',
};

/** Reads a whole history. @throws BadFile with every flaw, by line and column */
export async function readHistory(file: string, how: HowToRead): Promise<History> {
  const [header, ...rows] = await readTable(file);
  const columns = findColumns(file, header, how.columns, how.needsLabel ? ['text', 'label'] : ['text']);
  const cells = header?.cells ?? [];
  const flaws: Flaw[] = [];
  const read = rows.flatMap((row) => readRow(row, { columns, header: cells, how, flaws }));
  if (flaws.length > 0 && !how.skipFaulty) throw new BadFile(file, flaws);
  if (read.length === 0)
    throw new BadFile(file, [
      { line: (header?.line ?? 0) + 1, what: 'no row can be used', hint: 'give rows below the header' },
    ]);
  return {
    file,
    rows: read,
    labelHeader: columns.label === undefined ? 'label' : (cells[columns.label] ?? 'label'),
    leftOut: flaws,
  };
}

interface Reading {
  readonly columns: Columns;
  readonly header: readonly string[];
  readonly how: HowToRead;
  readonly flaws: Flaw[];
}

function readRow({ line, cells }: TableRow, { columns, header, how, flaws }: Reading): Row[] {
  const found = flaws.length;
  const cell = (column: Column): string => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
  const flaw = (column: Column, what: string, hint: string): void =>
    void flaws.push({ line, column: header[columns[column] ?? 0] ?? column, what, hint });
  if (cells.length !== header.length)
    flaws.push({
      line,
      what: `the row has ${cells.length} cells, the header ${header.length}`,
      hint: 'quote cells that hold a separator or a line break',
    });
  const text = how.asTickets
    ? [cell('address'), cell('title'), cell('text'), cell('demand')].filter(Boolean).join('。')
    : titled(cell('title'), cell('text'));
  if (cell('text') === '' && cell('title') === '')
    flaw('text', 'the text is empty', 'fill it in, or leave such rows out with --skip-faulty');
  if (how.needsLabel && cell('label') === '')
    flaw('label', 'the label is empty', 'fill it in, or leave such rows out with --skip-faulty');
  const part = columns.split === undefined ? undefined : PARTS[cell('split').toLowerCase()];
  if (columns.split !== undefined && part === undefined)
    flaw(
      'split',
      `"${cell('split')}" is no part`,
      `write one of ${Object.keys(PARTS).join(', ')}; or --split - to have it split anew`,
    );
  if (flaws.length > found) return [];
  return [
    {
      line,
      text: mask(text),
      label: cell('label'),
      ...(cell('group') ? { group: cell('group') } : {}),
      ...(part ? { part } : {}),
      ...(cell('id') ? { id: cell('id') } : {}),
    },
  ];
}
