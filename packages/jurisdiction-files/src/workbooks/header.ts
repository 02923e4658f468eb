import type { Text } from '@hotline/jurisdiction';
import { say } from '../read/problem';
import type { SheetRow } from './workbook';

/** The columns of a kind of table. */
export interface TableShape<Column extends string> {
  /** Headers by which each column is recognised; earlier ones take precedence. */
  readonly headers: Readonly<Record<Column, readonly string[]>>;
  readonly needed: readonly Column[];
  /** Headers that the user named; `-`: the column is ignored although its header is known. */
  readonly named?: Readonly<Partial<Record<string, string>>>;
  /** The flaw of a needed column that the header does not have; by default it lists the headers. */
  missing?(column: Column, present: readonly string[]): { readonly what: Text; readonly hint: Text };
}

export interface Columns<Column extends string> {
  /** Positions (from 0) of each column; several if several headers have the same meaning. */
  readonly at: ReadonlyMap<Column, readonly number[]>;
  readonly ignored: readonly number[];
  readonly missing: readonly { readonly what: Text; readonly hint: Text }[];
}

/** Number of rows at the top in which the header row is searched. Titles and notes may stand above it. */
const ROWS_ABOVE_HEADER = 20;

/** A header in small half-width letters, without spaces, line breaks, marks of required columns and brackets. */
export const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*★:]/g, '');

/** The first row that has all needed columns, or else the row with the most known columns. */
export function findHeader<Column extends string>(
  rows: readonly SheetRow[],
  shape: TableShape<Column>,
): SheetRow | undefined {
  const top = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, ROWS_ABOVE_HEADER);
  const found = top.map((row) => ({ row, columns: columnsOf(row, shape) }));
  const whole = found.find(({ columns }) => columns.missing.length === 0);
  const [best] = [...found].sort((a, b) => b.columns.at.size - a.columns.at.size);
  return (whole ?? best)?.row;
}

export function columnsOf<Column extends string>({ cells }: SheetRow, shape: TableShape<Column>): Columns<Column> {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const plainNames = cells.map(plain);
  const where = (header: string): number[] => {
    const exact = names.flatMap((name, i) => (name === header.trim().toLowerCase() ? [i] : []));
    return exact.length > 0 ? exact : plainNames.flatMap((name, i) => (name === plain(header) ? [i] : []));
  };
  const all = Object.keys(shape.headers) as Column[];
  const at = new Map<Column, readonly number[]>();
  for (const column of all) {
    const wanted = shape.named?.[column];
    const headers = wanted === undefined ? shape.headers[column] : wanted === '-' ? [] : [wanted];
    const found = [...new Set(headers.flatMap(where))];
    if (found.length > 0) at.set(column, found);
  }
  const present = cells.map((cell) => cell.trim()).filter(Boolean);
  const strange = all.filter((column) => (shape.named?.[column] ?? '-') !== '-' && !at.has(column));
  const absent = shape.needed.filter((column) => !at.has(column) && !strange.includes(column));
  return {
    at,
    ignored: all.flatMap((column) => (shape.named?.[column] === '-' ? shape.headers[column].flatMap(where) : [])),
    missing: [
      ...strange.map((column) => noSuchColumn(shape.named?.[column] ?? '', present)),
      ...absent.map((column) => missingOf(column, shape, present)),
    ],
  };
}

const noSuchColumn = (wanted: string, present: readonly string[]): { what: Text; hint: Text } => ({
  what: say(`没有名为“${wanted}”的列`, `no column is called "${wanted}"`),
  hint: say(`现有的列：${present.join('、')}`, `the columns are ${present.join(', ')}`),
});

function missingOf<Column extends string>(
  column: Column,
  { headers, missing }: TableShape<Column>,
  present: readonly string[],
): { what: Text; hint: Text } {
  if (missing) return missing(column, present);
  const [name = column] = headers[column];
  const known = headers[column].join(' / ');
  return {
    what: say(`没有“${name}”列`, `there is no column "${headers[column].at(-1) ?? column}"`),
    hint: say(
      `请把一列命名为 ${known}，或用 --column ${column}=列名 指明；现有的列：${present.join('、')}`,
      `name a column ${known}, or name it with --column ${column}=HEADER; the columns are ${present.join(', ')}`,
    ),
  };
}
