import { BadCell, narrow, readCell, trimmed } from './cell';
import { headerOf, isMore, type SheetColumn } from './columns';
import type { SheetFlaw } from './flaws';
import type { Sheet, SheetRow } from '../workbooks/workbook';
import { filled } from '../workbooks/merged-cells';
import { say } from '../read/problem';

/** An entry that was read. `row` counts from 1. */
export interface ReadEntry {
  readonly row: number;
  readonly value: Record<string, unknown>;
}
export interface ReadRows {
  readonly entries: readonly ReadEntry[];
  readonly flaws: readonly SheetFlaw[];
  /** Index (from 0) of a column in this sheet; undefined if the sheet does not have the column. */
  at(column: SheetColumn): number | undefined;
}

/** Number of rows at the top in which the header row is searched. Titles and notes may stand above it. */
const ROWS_ABOVE_HEADER = 20;

const plain = (header: string): string => narrow(header).toLowerCase().replace(/\s+/g, ' ');
const fits = (column: SheetColumn, header: string): boolean =>
  [headerOf(column), column.zh, column.path || 'more'].some((name) => plain(name) === plain(header));

/** Reads the rows of a list. The value of a merged cell applies to each row that it covers. */
export function readRows(sheet: Sheet, columns: readonly SheetColumn[]): ReadRows {
  const header = sheet.rows
    .slice(0, ROWS_ABOVE_HEADER)
    .find(
      ({ cells }) => cells.filter((cell) => trimmed(cell) && columns.some((column) => fits(column, cell))).length >= 2,
    );
  if (!header) return { ...headless(sheet, columns), at: () => undefined };
  const positions = new Map<SheetColumn, number>();
  header.cells.forEach((cell, i) => {
    const column = trimmed(cell) ? columns.find((one) => fits(one, cell) && !positions.has(one)) : undefined;
    if (column) positions.set(column, i);
  });
  const below = filled(sheet, header.row).filter(({ cells }) => cells.some((cell) => trimmed(cell) !== ''));
  const flaws: SheetFlaw[] = [
    ...sheet.flaws.filter(({ row }) => row > header.row),
    ...acrossColumns(sheet, header.row, positions),
    ...strangers(sheet, header, below, positions),
  ];
  const entries = below.map(({ row, cells }) => readEntry({ sheet: sheet.name, row, cells, positions, flaws }));
  return { entries, flaws, at: (column) => positions.get(column) };
}

function headless({ name, rows }: Sheet, columns: readonly SheetColumn[]): Omit<ReadRows, 'at'> {
  const empty = rows.every(({ cells }) => cells.every((cell) => trimmed(cell) === ''));
  const flaw: SheetFlaw = {
    sheet: name,
    row: 1,
    what: say('没有表头', 'no header row'),
    hint: say(
      `列名写作 ${columns.slice(0, 4).map(headerOf).join('、')} …`,
      `name the columns ${columns.slice(0, 4).map(headerOf).join(', ')} …`,
    ),
  };
  return { entries: [], flaws: empty ? [] : [flaw] };
}

function acrossColumns(
  { name, merges }: Sheet,
  header: number,
  positions: ReadonlyMap<SheetColumn, number>,
): SheetFlaw[] {
  const last = Math.max(...positions.values());
  const across = merges.filter(({ top, left, right }) => top > header && right > left && left <= last);
  return across.map(({ top, left }) => ({
    sheet: name,
    row: top,
    column: left,
    what: say('跨列合并了单元格', 'cells of several columns are merged'),
    hint: say('请取消合并，逐格填写', 'split the merged cell and fill each cell'),
  }));
}

/** Flaws for columns with content and an unknown name. Without this check their content would be lost unnoticed. */
function strangers(
  sheet: Sheet,
  header: SheetRow,
  below: readonly SheetRow[],
  positions: ReadonlyMap<SheetColumn, number>,
): SheetFlaw[] {
  const known = new Set(positions.values());
  const widest = Math.max(header.cells.length, ...below.map(({ cells }) => cells.length));
  const used = Array.from({ length: widest }, (_, i) => i).filter(
    (i) => !known.has(i) && below.some(({ cells }) => trimmed(cells[i] ?? '') !== ''),
  );
  return used.map((column) => ({
    sheet: sheet.name,
    row: header.row,
    column,
    what: say(
      `没有“${trimmed(header.cells[column] ?? '')}”这一列`,
      `no list has a column "${trimmed(header.cells[column] ?? '')}"`,
    ),
    hint: say(
      '请使用导出表中的列名（每列一次），或清空这一列',
      'use the name that to-xlsx writes, once for each column, or empty the column',
    ),
  }));
}

interface Reading {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly positions: ReadonlyMap<SheetColumn, number>;
  readonly flaws: SheetFlaw[];
}

function readEntry({ sheet, row, cells, positions, flaws }: Reading): ReadEntry {
  const value: Record<string, unknown> = {};
  for (const [column, at] of positions) {
    const cell = cells[at] ?? '';
    if (trimmed(cell) === '') continue;
    try {
      put(value, column, readCell(column.kind, cell));
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      flaws.push({ sheet, row, column: at, header: headerOf(column), what: error.what, hint: error.hint });
    }
  }
  return { row, value };
}

function put(entry: Record<string, unknown>, column: SheetColumn, value: unknown): void {
  if (value === undefined) return;
  if (isMore(column)) {
    if (typeof value !== 'object' || Array.isArray(value))
      throw new BadCell(
        say(`“${String(value)}”没有键`, `"${String(value)}" has no key`),
        say('写成 {键: 值}', 'write {key: value}'),
      );
    Object.assign(entry, value);
    return;
  }
  const keys = column.path.split('.');
  const last = keys.pop() as string;
  let into = entry;
  for (const key of keys) into = (into[key] ??= {}) as Record<string, unknown>;
  into[last] = value;
}
