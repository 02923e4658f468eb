import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { BadSheets } from '../sheets/flaws';
import { say } from '../read/problem';
import { BadFile, wholeFile, type TableRow } from './bad-file';
import { BROKEN, BROKEN_CELL } from './decode';
import { readDelimited } from './delimited';
import { readWorkbook, type Sheet } from './workbook';

/** A CSV or TSV file as a sheet without a name, or each visible sheet of a workbook that has content. */
export async function readSheets(file: string): Promise<Sheet[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw wholeFile(
      file,
      error.code === 'ENOENT'
        ? say('没有这个文件', 'there is no such file')
        : say(`文件无法读取（${error.message}）`, `the file cannot be read (${error.message})`),
      say('请检查路径', 'check the path'),
    );
  });
  if (extname(file).toLowerCase() !== '.xlsx') {
    const rows = readDelimited(file, bytes).map(({ line, cells }) => ({ row: line, cells }));
    return [{ name: '', rows, merges: [], flaws: [] }];
  }
  const sheets = await readWorkbook(file, bytes).catch((error: unknown) => {
    if (!(error instanceof BadSheets)) throw error;
    throw new BadFile(
      file,
      error.flaws.map(({ what, hint }) => ({ line: 0, what, hint })),
    );
  });
  return sheets.filter(({ hidden, rows }) => !hidden && rows.some(({ cells }) => cells.some((cell) => cell.trim())));
}

/** All rows of a small file without a header, such as a list of two columns. @throws BadFile */
export async function readTable(file: string): Promise<TableRow[]> {
  const rows = (await readSheets(file)).flatMap((sheet) =>
    sheet.rows.map(({ row, cells }) => ({ line: row, cells, ...(sheet.name === '' ? {} : { sheet: sheet.name }) })),
  );
  const broken = rows.filter(({ cells }) => cells.some((cell) => cell.includes(BROKEN)));
  if (broken.length > 0)
    throw new BadFile(
      file,
      broken.map(({ line }) => ({ line, ...BROKEN_CELL })),
    );
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}
