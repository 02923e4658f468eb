import { CsvError, parse } from 'csv-parse/sync';
import { say } from '../read/problem';
import { BadFile, type TableRow } from './bad-file';
import { decode } from './decode';

const DELIMITERS = [',', '\t', ';'] as const;

/** The rows of a CSV or TSV file; damaged places contain `BROKEN`. @throws BadFile */
export function readDelimited(file: string, bytes: Buffer): TableRow[] {
  const text = decode(file, bytes);
  const [firstLine, named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = firstLine === undefined ? text : text.slice(firstLine.length);
  const skipped = firstLine === undefined ? 0 : 1;
  const rows = split(file, body, named ?? delimiterOf(body));
  return rows.map(({ line, cells }) => ({ line: line + skipped, cells }));
}

/** The sign that is most frequent, outside quotation marks, in the first line that has one. */
function delimiterOf(text: string): string {
  const found = new Map<string, number>();
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ((DELIMITERS as readonly string[]).includes(char)) found.set(char, (found.get(char) ?? 0) + 1);
    else if (char === '\n' && found.size > 0) break;
  }
  return [...found].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

function split(file: string, text: string, delimiter: string): TableRow[] {
  try {
    return records(text, delimiter, true);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Programs that copy a table as tab-separated text often do not double the quotation marks of a text.
    if (delimiter === '\t') return records(text, delimiter, false);
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

/** A row that covers several lines has the number of its first line. */
function records(text: string, delimiter: string, quote: boolean): TableRow[] {
  const found = parse(text, {
    delimiter,
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    ...(quote ? {} : { quote: false }),
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return found.map(({ record, info }) => ({
    line: info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0),
    cells: record,
  }));
}
