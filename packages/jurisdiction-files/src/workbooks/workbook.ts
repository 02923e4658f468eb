import { BadFile } from './bad-file';
import { BROKEN, BROKEN_CELL } from './decode';
import { readDelimited } from './delimited';
import { BadArchive, unzipWorkbook } from '../archive/unzip';
import { zip } from '../archive/zip';
import { hiddenSheets, readSheetDetails, sheetPaths, type MergedCells } from './workbook-xml';
import { BadSheets, type SheetFlaw } from '../sheets/flaws';
import { say } from '../read/problem';

/** A row of a sheet. `row` counts from 1, as spreadsheet programs show it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedCells[];
  /** Cells without a usable value. */
  readonly flaws: readonly SheetFlaw[];
  readonly hidden?: boolean;
}

const textOf = (cell: unknown): string => (cell instanceof Date ? dateOf(cell) : String(cell ?? ''));

/** A cell has a local date and time. The library returns them as if they were in UTC. Midnight is left out. */
function dateOf(cell: Date): string {
  const [day = '', clock = ''] = cell.toISOString().slice(0, 19).split('T');
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}

/** Reads all sheets of a workbook. @throws BadSheets */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Sheet[]> {
  try {
    const parts = unzipWorkbook(bytes);
    // Imported with the first workbook, because its eighty modules would delay the start of the process.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const sheets = await readXlsxFile(zip(parts, { compressed: false }), { trim: false });
    const [paths, hidden] = [sheetPaths(parts), hiddenSheets(parts)];
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      hidden: hidden.has(sheet),
      rows: data.map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) })),
      ...readSheetDetails(sheet, parts.get(paths.get(sheet) ?? '')),
    }));
  } catch (error) {
    throw new BadSheets(file, [{ sheet: '', row: 0, ...unreadable(error) }]);
  }
}

function unreadable(error: unknown): Pick<SheetFlaw, 'what' | 'hint'> {
  if (error instanceof BadArchive)
    return {
      what: say(`不是工作簿：${error.what.zh}`, `the file is not a workbook: ${error.what.en}`),
      hint: say(
        `${error.hint.zh}；存为 .xlsx，或把权责存为 CSV`,
        `${error.hint.en}; save it as .xlsx, or the power list as CSV`,
      ),
    };
  const why = error instanceof Error ? error.message : String(error);
  return {
    what: say(`工作簿无法读取（${why}）`, `the workbook cannot be read (${why})`),
    hint: say('请重新存为 .xlsx', 'save it as .xlsx again'),
  };
}

/** Reads a CSV file in UTF-8, UTF-16 or GB 18030 as a sheet called `name`. @throws BadSheets */
export function readCsv(file: string, bytes: Buffer, name: string): Sheet {
  try {
    const rows = readDelimited(file, bytes).map(({ line, cells }) => ({ row: line, cells: cells.map(unescaped) }));
    const flaws = rows.flatMap(({ row, cells }) =>
      cells.flatMap((cell, column) => (cell.includes(BROKEN) ? [{ sheet: name, row, column, ...BROKEN_CELL }] : [])),
    );
    return { name, rows, merges: [], flaws };
  } catch (error) {
    if (error instanceof BadFile)
      throw new BadSheets(
        file,
        error.flaws.map(({ line, what, hint }) => ({ sheet: name, row: line, what, hint })),
      );
    throw error;
  }
}

/** Removes a leading apostrophe before = + - @, by which spreadsheet programs mark a text that is no formula. */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
