import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { unzipWorkbook } from '../archive/unzip';
import { zip } from '../archive/zip';

/** A row of a file with the number that a person finds it by. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Something in a file that cannot be used, where it stands, and how to mend it. */
export interface Flaw {
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  readonly hint: string;
}

/** A file that cannot be replayed. Nothing of it was registered. */
export class BadFile extends Error {
  constructor(
    readonly file: string,
    readonly flaws: readonly Flaw[],
  ) {
    super(
      flaws
        .map(({ line, column, what, hint }) => `${file}:${line}${column ? ` [${column}]` : ''} ${what}: ${hint}`)
        .join('\n'),
    );
    this.name = 'BadFile';
  }
}

/** Reads CSV, TSV or XLSX; UTF-8 (with or without a mark), UTF-16 with a mark, or GB 18030. Throws `BadFile`. */
export async function readTable(file: string): Promise<TableRow[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new BadFile(file, [
      { line: 0, what: error.code === 'ENOENT' ? 'there is no such file' : error.message, hint: 'check the path' },
    ]);
  });
  return tableOf(file, bytes);
}

/** As `readTable`, from the bytes of a file of that name. */
export async function tableOf(file: string, bytes: Buffer): Promise<TableRow[]> {
  if (extname(file).toLowerCase() === '.xlsx') return readXlsx(file, bytes);
  const text = decode(file, bytes);
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = firstLine.split('\t').length > firstLine.split(',').length ? '\t' : ',';
  return readDelimited(file, text, delimiter);
}

function readDelimited(file: string, text: string, delimiter: string): TableRow[] {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      ...(delimiter === '\t' ? { quote: false } : {}),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 0);
    throw new BadFile(file, [
      { line, what: error.message, hint: 'close every quotation mark, and write one that belongs to the text twice' },
    ]);
  }
}

async function readXlsx(file: string, bytes: Buffer): Promise<TableRow[]> {
  try {
    const rows = await readSheet(zip(unzipWorkbook(bytes), { compressed: false }));
    return rows
      .map((cells, i) => ({
        line: i + 1,
        cells: cells.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''))),
      }))
      .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    throw new BadFile(file, [
      {
        line: 0,
        what: `this is no workbook that can be read (${error instanceof Error ? error.message : String(error)})`,
        hint: 'save it as .xlsx, or as CSV in UTF-8',
      },
    ]);
  }
}

function decode(file: string, bytes: Buffer): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not this one
    }
  }
  throw new BadFile(file, [
    { line: 0, what: 'the text is neither UTF-8 nor GB 18030', hint: 'save it as CSV in UTF-8' },
  ]);
}
