import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Text } from '@hotline/jurisdiction';
import { unzipWorkbook } from '../archive/unzip';
import { zip } from '../archive/zip';
import { inBoth, say } from '../read/problem';

/** A row of a table. `line` counts from 1, as text editors and spreadsheet programs show it. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** An unusable row or cell, with its position and a hint. */
export interface Flaw {
  /** Counts from 1. 0: the flaw concerns the whole file. */
  readonly line: number;
  /** Header of the column; absent: the flaw concerns the whole row. */
  readonly column?: string;
  readonly what: Text;
  readonly hint: Text;
}

/** Thrown for a table that cannot be used, with all of its flaws. No row of it has been used. */
export class BadFile extends Error {
  constructor(
    readonly file: string,
    readonly flaws: readonly Flaw[],
  ) {
    super(flaws.map((flaw) => `${positionOf(file, flaw)} ${inBoth(flaw.what, flaw.hint).join('\n  ')}`).join('\n'));
    this.name = 'BadFile';
  }
}

const positionOf = (file: string, { line, column }: Flaw): string =>
  `${file}${line === 0 ? '' : `:${line}`}${column ? ` [${column}]` : ''}`;

const wholeFile = (file: string, what: Text, hint: Text): BadFile => new BadFile(file, [{ line: 0, what, hint }]);

/**
 * Reads CSV, TSV or XLSX. CSV and TSV may be UTF-8 (with or without byte order mark), UTF-16 with the mark, or GB
 * 18030.
 * @throws BadFile
 */
export async function readTable(file: string): Promise<TableRow[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw wholeFile(
      file,
      error.code === 'ENOENT'
        ? say('没有这个文件', 'there is no such file')
        : say(`文件无法读取（${error.message}）`, `the file cannot be read (${error.message})`),
      say('请检查路径', 'check the path'),
    );
  });
  return tableOf(file, bytes);
}

/** The rows of a file in memory. The name of the file determines its format. @throws BadFile */
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
      {
        line,
        what: say('引号没有成对', `a quotation mark is not closed (${error.message})`),
        hint: say(
          '引号要成对；属于内容的引号写两个',
          'close every quotation mark; write a quotation mark twice if it is part of the text',
        ),
      },
    ]);
  }
}

async function readXlsx(file: string, bytes: Buffer): Promise<TableRow[]> {
  try {
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(zip(unzipWorkbook(bytes), { compressed: false }));
    return rows
      .map((cells, i) => ({
        line: i + 1,
        cells: cells.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''))),
      }))
      .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    throw wholeFile(
      file,
      say(
        '不是可读取的工作簿',
        `the file is not a readable workbook (${error instanceof Error ? error.message : String(error)})`,
      ),
      say('请另存为 .xlsx，或存为 UTF-8 的 CSV', 'save it as .xlsx, or as CSV in UTF-8'),
    );
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
      // The bytes are not valid in this encoding; the next one is tried.
    }
  }
  throw wholeFile(
    file,
    say('文件既不是 UTF-8 也不是 GB 18030 编码', 'the text is neither UTF-8 nor GB 18030'),
    say('请另存为 UTF-8 的 CSV', 'save it as CSV in UTF-8'),
  );
}
