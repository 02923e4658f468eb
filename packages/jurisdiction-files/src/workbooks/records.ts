import type { Text } from '@hotline/jurisdiction';
import { say } from '../read/problem';
import { BadFile, type Flaw } from './bad-file';
import { BROKEN, BROKEN_CELL } from './decode';
import { columnsOf, findHeader, plain, type Columns, type TableShape } from './header';
import { filled } from './merged-cells';
import { readSheets } from './table';
import type { Sheet, SheetRow } from './workbook';

/** A row of a table with known columns. */
export interface RecordRow<Column extends string> {
  readonly line: number;
  readonly sheet?: string;
  /** The trimmed content; an empty text if the file does not have the column. */
  cell(column: Column): string;
}

export interface Records<Column extends string> {
  readonly rows: readonly RecordRow<Column>[];
  /** Flaws of rows and sheets that are not among `rows`. */
  readonly flaws: readonly Flaw[];
  /** What was not read although it is no flaw, for the person who brought the file. */
  readonly remarks: readonly Text[];
  /** Header of a column in this file; undefined if the file does not have it. */
  header(column: Column): string | undefined;
}

/** Rows that a spreadsheet program or an export adds below a list. */
const TOTALS = new Set(['合计', '总计', '小计', '共计', '汇总', '本页合计', 'total', 'totals', 'sum']);
/** Columns that only count the rows. */
const COUNTING = new Set(['序号', '行号', '']);

/**
 * Reads a CSV, TSV or XLSX file with known columns: every visible sheet, with titles above the header.
 * @throws BadFile when the file is empty or a needed column is missing in all sheets
 */
export async function readRecords<Column extends string>(
  file: string,
  shape: TableShape<Column>,
): Promise<Records<Column>> {
  const sheets = await readSheets(file);
  const headed = sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, shape) }));
  const [first] = headed;
  if (!first?.header) throw new BadFile(file, [EMPTY]);
  const read = headed.flatMap(({ sheet, header }) => {
    const columns = header && columnsOf(header, shape);
    return header && columns && columns.missing.length === 0
      ? [readSheet(sheet, header, columns, sheets.length > 1)]
      : [];
  });
  if (read.length === 0) {
    const { missing } = columnsOf(first.header, shape);
    throw new BadFile(
      file,
      missing.map((flaw) => ({ line: first.header?.row ?? 1, ...flaw })),
    );
  }
  const names = new Set(read.map(({ sheet }) => sheet));
  const strangers = sheets.filter(({ name }) => !names.has(name)).map(({ name }) => headless(name));
  return {
    rows: read.flatMap(({ rows }) => rows),
    flaws: [...strangers, ...read.flatMap(({ flaws }) => flaws)],
    remarks: read.flatMap(({ remarks }) => remarks),
    header: (column) => read.map(({ headerOf }) => headerOf(column)).find((name) => name !== undefined),
  };
}

const EMPTY: Flaw = {
  line: 1,
  what: say('文件是空的', 'the file is empty'),
  hint: say('请写表头和数据行', 'write a header row and data rows'),
};

const headless = (sheet: string): Flaw => ({
  line: 0,
  sheet,
  what: say(`工作表“${sheet}”没有所需的列`, `the sheet "${sheet}" does not have the columns that are needed`),
  hint: say('请补上表头，或删除、隐藏这个工作表', 'add the header row, or delete or hide the sheet'),
});

interface SheetRecords<Column extends string> {
  readonly sheet: string;
  readonly rows: readonly RecordRow<Column>[];
  readonly flaws: readonly Flaw[];
  readonly remarks: readonly Text[];
  headerOf(column: Column): string | undefined;
}

function readSheet<Column extends string>(
  sheet: Sheet,
  header: SheetRow,
  columns: Columns<Column>,
  isNamed: boolean,
): SheetRecords<Column> {
  const title = (at: number): string => (header.cells[at] ?? '').trim();
  const position = isNamed ? { sheet: sheet.name } : {};
  const below = filled(sheet, header.row).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const totals = below.filter(isTotal);
  const list = below.filter((row) => !isTotal(row));
  const cellFlaws = sheet.flaws
    .filter(({ row }) => row > header.row)
    .map(({ row, column, what, hint }) => ({ line: row, ...titled(title(column ?? 0)), ...position, what, hint }));
  const rowFlaws = list.flatMap((row) =>
    flawsOf(row, header).map(({ at, ...flaw }) => ({
      ...flaw,
      ...titled(at === undefined ? '' : title(at)),
      ...position,
    })),
  );
  const flaws = [...cellFlaws, ...rowFlaws];
  const flawed = new Set(flaws.map(({ line }) => line));
  return {
    sheet: sheet.name,
    rows: list
      .filter(({ row }) => !flawed.has(row))
      .map(({ row, cells }) => ({ line: row, ...position, cell: (column) => valueOf(cells, columns.at.get(column)) })),
    flaws,
    remarks: [...unread(list, header, columns), ...totals.map(leftOut)],
    headerOf: (column) => columns.at.get(column)?.map(title)[0],
  };
}

const titled = (column: string): { column?: string } => (column === '' ? {} : { column });

/** The first of several columns with the same meaning that has content. */
const valueOf = (cells: readonly string[], positions: readonly number[] = []): string =>
  positions.map((at) => (cells[at] ?? '').trim()).find((cell) => cell !== '') ?? '';

const isTotal = ({ cells }: SheetRow): boolean =>
  TOTALS.has(plain(cells.find((cell) => cell.trim() !== '') ?? '')) &&
  cells.filter((cell) => cell.trim() !== '').length <= Math.max(2, cells.length / 2);

const leftOut = ({ row }: SheetRow): Text =>
  say(`第${row}行是合计，没有作为一件读取`, `line ${row} is a total and was not read as a record`);

function flawsOf({ row, cells }: SheetRow, header: SheetRow): (Omit<Flaw, 'column'> & { readonly at?: number })[] {
  const broken = cells.flatMap((cell, at) => (cell.includes(BROKEN) ? [{ line: row, at, ...BROKEN_CELL }] : []));
  const beyond = cells.slice(header.cells.length).some((cell) => cell.trim() !== '');
  if (!beyond) return broken;
  const [has, expected] = [cells.length, header.cells.length];
  const tooLong = {
    line: row,
    what: say(`本行${has}格，表头${expected}格`, `the row has ${has} cells, the header ${expected}`),
    hint: say('含分隔符或换行的格请加引号', 'quote cells that hold a separator or a line break'),
  };
  return [...broken, tooLong];
}

/** Names the columns with content that no reader knows, so that no cell is lost unnoticed. */
function unread<Column extends string>(
  list: readonly SheetRow[],
  { cells }: SheetRow,
  { at, ignored }: Columns<Column>,
): Text[] {
  const taken = (row: SheetRow): Set<string> => new Set([...at.values()].map((found) => valueOf(row.cells, found)));
  const known = new Set([...[...at.values()].flatMap(([first]) => (first === undefined ? [] : [first])), ...ignored]);
  const names = cells.flatMap((header, i) => {
    if (known.has(i) || COUNTING.has(plain(header))) return [];
    const lost = list.some((row) => (row.cells[i] ?? '').trim() !== '' && !taken(row).has((row.cells[i] ?? '').trim()));
    return lost ? [header.trim()] : [];
  });
  if (names.length === 0) return [];
  return [
    say(
      `没有读取的列：${names.join('、')}；可用 --column 名称=列名 指明`,
      `columns that were not read: ${names.join(', ')}; name them with --column name=header`,
    ),
  ];
}
