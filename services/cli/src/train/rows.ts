import { mask } from '@hotline/text';
import { titled } from '@hotline/learning';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import { bilingual, type Bilingual } from '../answering';
import { findColumns, type Column, type Columns, type NamedColumns } from './columns';

/** A past ticket with its label; personal data is masked as intake masks it. */
export interface HistoryRow {
  readonly line: number;
  readonly text: string;
  readonly label: string;
  readonly group?: string;
  /** Whether the text is for training or held back for measuring; absent when the file has no such column. */
  readonly part?: 'train' | 'held';
  readonly id?: string;
}

export interface History {
  readonly file: string;
  readonly rows: readonly HistoryRow[];
  /** Header of the label column. */
  readonly labelHeader: string;
  /** Flaws of rows that were left out. */
  readonly leftOut: readonly Flaw[];
}

export interface HowToRead {
  readonly columns: NamedColumns;
  /**
   * True: title, text, address and demand are joined as the hotline joins them; false: title and text only, on two
   * lines.
   */
  readonly asTickets: boolean;
  readonly needsLabel: boolean;
  /** Leave out rows with flaws instead of refusing the file. */
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

const FILL_IN = bilingual('请填写，或加 --skip-faulty 跳过', 'fill it in, or leave such rows out with --skip-faulty');

/** Reads a file of past tickets. @throws BadFile with every flaw, by line and column */
export async function readHistory(file: string, how: HowToRead): Promise<History> {
  const [header, ...rows] = await readTable(file);
  const columns = findColumns(file, header, how.columns, how.needsLabel ? ['text', 'label'] : ['text']);
  const cells = header?.cells ?? [];
  const flaws: Flaw[] = [];
  const read = rows.flatMap((row) => readRow(row, { columns, header: cells, how, flaws }));
  if (flaws.length > 0 && !how.skipFaulty) throw new BadFile(file, flaws);
  if (read.length === 0)
    throw new BadFile(file, [
      {
        line: (header?.line ?? 0) + 1,
        what: bilingual('没有可用的行', 'no row can be used'),
        hint: bilingual('请在表头下写数据行', 'write data rows below the header'),
      },
    ]);
  return {
    file,
    rows: read,
    labelHeader: columns.label === undefined ? 'label' : (cells[columns.label] ?? 'label'),
    leftOut: flaws,
  };
}

interface RowReading {
  readonly columns: Columns;
  readonly header: readonly string[];
  readonly how: HowToRead;
  readonly flaws: Flaw[];
}

function readRow(row: TableRow, { columns, header, how, flaws }: RowReading): HistoryRow[] {
  const { line, cells } = row;
  const before = flaws.length;
  const cell = (column: Column): string => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
  const part = columns.split === undefined ? undefined : PARTS[cell('split').toLowerCase()];
  flaws.push(...rowFlaws(row, { columns, header, how, cell, part }));
  if (flaws.length > before) return [];
  const text = how.asTickets
    ? [cell('address'), cell('title'), cell('text'), cell('demand')].filter(Boolean).join('。')
    : titled(cell('title'), cell('text'));
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

interface RowCells extends Pick<RowReading, 'columns' | 'header' | 'how'> {
  readonly cell: (column: Column) => string;
  readonly part: HistoryRow['part'] | undefined;
}

function rowFlaws({ line, cells }: TableRow, { columns, header, how, cell, part }: RowCells): Flaw[] {
  const flaws: Flaw[] = [];
  const flaw = (column: Column, what: Bilingual, hint: Bilingual): void =>
    void flaws.push({ line, column: header[columns[column] ?? 0] ?? column, what, hint });
  if (cells.length !== header.length)
    flaws.push({
      line,
      what: bilingual(
        `本行${cells.length}格，表头${header.length}格`,
        `the row has ${cells.length} cells, the header ${header.length}`,
      ),
      hint: bilingual('含分隔符或换行的格请加引号', 'quote cells that hold a separator or a line break'),
    });
  if (cell('text') === '' && cell('title') === '') flaw('text', bilingual('内容为空', 'the text is empty'), FILL_IN);
  if (how.needsLabel && cell('label') === '') flaw('label', bilingual('事项为空', 'the label is empty'), FILL_IN);
  if (columns.split !== undefined && part === undefined)
    flaw(
      'split',
      bilingual(`划分不能是“${cell('split')}”`, `"${cell('split')}" is not a part of the split`),
      bilingual(
        `请写 ${Object.keys(PARTS).join('、')} 之一；或加 --split - 重新划分`,
        `write one of ${Object.keys(PARTS).join(', ')}; or add --split - to split anew`,
      ),
    );
  return flaws;
}
