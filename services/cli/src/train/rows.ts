import { mask } from '@hotline/text';
import { titled } from '@hotline/learning';
import { BadFile, readRecords, type Flaw, type RecordRow } from '@hotline/jurisdiction-files/sheets';
import { bilingual, type Bilingual } from '../answering';
import { readEntries } from '../records/reading';
import { HEADERS, missingColumn, type Column, type NamedColumns } from './columns';

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
  readonly skipFlawed: boolean;
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

const FILL_IN = bilingual('请填写，或加 --skip-flawed 跳过', 'fill it in, or leave such rows out with --skip-flawed');

/** Reads a file of past tickets. @throws BadFile with every flaw, by line and column */
export async function readHistory(file: string, how: HowToRead): Promise<History> {
  const { header, ...records } = await readRecords<Column>(file, {
    headers: HEADERS,
    needed: how.needsLabel ? ['text', 'label'] : ['text'],
    named: how.columns,
    missing: missingColumn,
  });
  const readOne = (row: RecordRow<Column>, flaws: Flaw[]): HistoryRow | undefined =>
    readRow(row, { header, how, flaws });
  const { entries: read, leftOut } = readEntries(file, { header, ...records }, readOne, how.skipFlawed);
  if (read.length === 0)
    throw new BadFile(file, [
      {
        line: 0,
        what: bilingual('没有可用的行', 'no row can be used'),
        hint: bilingual('请在表头下写数据行', 'write data rows below the header'),
      },
    ]);
  return {
    file,
    rows: read,
    labelHeader: header('label') ?? 'label',
    leftOut,
  };
}

interface RowReading {
  readonly header: (column: Column) => string | undefined;
  readonly how: HowToRead;
  readonly flaws: Flaw[];
}

function readRow(row: RecordRow<Column>, { header, how, flaws }: RowReading): HistoryRow | undefined {
  const { line, cell } = row;
  const part = PARTS[cell('split').toLowerCase()];
  flaws.push(...rowFlaws(row, { header, how, part }));
  if (flaws.length > 0) return undefined;
  const text = how.asTickets
    ? [cell('address'), cell('title'), cell('text'), cell('demand')].filter(Boolean).join('。')
    : titled(cell('title'), cell('text'));
  return {
    line,
    text: mask(text),
    label: cell('label'),
    ...(cell('group') ? { group: cell('group') } : {}),
    ...(part ? { part } : {}),
    ...(cell('id') ? { id: cell('id') } : {}),
  };
}

interface RowCells extends Pick<RowReading, 'header' | 'how'> {
  readonly part: HistoryRow['part'] | undefined;
}

function rowFlaws({ line, cell }: RecordRow<Column>, { header, how, part }: RowCells): Flaw[] {
  const flaws: Flaw[] = [];
  const flaw = (column: Column, what: Bilingual, hint: Bilingual): void =>
    void flaws.push({ line, column: header(column) ?? column, what, hint });
  if (cell('text') === '' && cell('title') === '') flaw('text', bilingual('内容为空', 'the text is empty'), FILL_IN);
  if (how.needsLabel && cell('label') === '') flaw('label', bilingual('事项为空', 'the label is empty'), FILL_IN);
  if (header('split') !== undefined && part === undefined)
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
