import { readFolderText, readJurisdiction, type FindFolder } from '../loader';
import type { FolderText } from '../read/folder-text';
import type { Row as XlsxRow } from 'write-excel-file/node';
import { writeCell, writeSetting } from './cell';
import { headerOf, isMore, listSheets, settingColumns, SETTINGS, type SheetColumn, type ListSheet } from './columns';
import { writtenIn, type WrittenEntry, type WrittenFolder } from './folder';

/**
 * Writes the entries of a pack folder into a workbook with one sheet for each list. Entries of its frame are not
 * written.
 * @throws PackError for a folder that does not load
 */
export async function toXlsx(
  folder: string,
  file: string,
  findFrame: FindFolder = readFolderText,
): Promise<{ rows: number }> {
  await readJurisdiction(folder, (dir) => (dir === folder ? readFolderText(dir) : findFrame(dir)));
  const sheets = sheetsOf(await readFolderText(folder));
  await (await writer())(sheets).toFile(file);
  return { rows: sheets.reduce((sum, { data }) => sum + data.length - 1, 0) };
}

/** The bytes of the workbook of a folder in memory. The folder must have passed the loader. */
export const workbookOf = async (folder: FolderText): Promise<Buffer> => (await writer())(sheetsOf(folder)).toBuffer();

/** Imported with the first workbook, because its eighty modules would delay the start of the process. */
const writer = async () => (await import('write-excel-file/node')).default;

function sheetsOf(folder: FolderText) {
  const written = writtenIn(folder);
  return [...listSheets.map((sheet) => sheetOf(sheet, written.lists.get(sheet.section) ?? [])), settingsOf(written)];
}

/** Writes every cell as text, so that spreadsheet programs do not read `=…` as a formula, and keep the zeros of 007. */
const cell = (value: string): XlsxRow[number] =>
  value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' };
const header = (column: SheetColumn): XlsxRow[number] => ({
  value: headerOf(column),
  type: String,
  fontWeight: 'bold',
});

const WIDE = 44;
const NARROW = 16;
const tabular = (sheet: string, columns: readonly SheetColumn[], rows: string[][]) => ({
  sheet,
  data: [columns.map(header), ...rows.map((row) => row.map(cell))],
  columns: columns.map(({ kind }) => ({ width: kind === 'text' || kind === 'texts' ? WIDE : NARROW })),
  stickyRowsCount: 1,
});

/** A sheet with one header row and cells of text. */
export interface PlainSheet {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The bytes of a workbook with the given sheets. */
export const writeSheets = async (sheets: readonly PlainSheet[]): Promise<Buffer> =>
  (await writer())(
    sheets.map(({ sheet, header: names, rows }) => ({
      sheet,
      data: [
        names.map((value): XlsxRow[number] => ({ value, type: String, fontWeight: 'bold' })),
        ...rows.map((row) => row.map(cell)),
      ],
      columns: names.map(() => ({ width: NARROW })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();

function sheetOf({ title, columns }: ListSheet, entries: readonly WrittenEntry[]) {
  return tabular(
    title,
    columns,
    entries.map((entry) =>
      columns.map((column) =>
        writeCell(column.kind, isMore(column) ? rest(entry, columns) : valueAt(entry, column.path)),
      ),
    ),
  );
}

function settingsOf({ settings }: WrittenFolder) {
  const rows = [...settings].flatMap(([section, keys]) =>
    Object.entries(keys).map(([key, value]) => [section, key, writeSetting(value)]),
  );
  return tabular(SETTINGS, settingColumns, rows);
}

const valueAt = (entry: WrittenEntry, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as WrittenEntry | undefined)?.[key], entry);

/** The keys of an entry that have no column of their own. */
const rest = (entry: WrittenEntry, columns: readonly SheetColumn[]): WrittenEntry =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !columns.some(({ path }) => path.split('.')[0] === key)));
