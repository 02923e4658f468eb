import readXlsxFile from 'read-excel-file/node';
import { BadFile, tableOf } from './table';
import { BadArchive, unzip, zip } from '../archive/zip';
import { BadSheets, type SheetFlaw } from './flaws';
import { say } from '../read/problem';

/** A row with the number that a spreadsheet program shows for it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** First and last cell of a merged area; rows from 1, columns from 0. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedCells[];
  /** Cells that hold no value that can be used. */
  readonly flaws: readonly SheetFlaw[];
}

const textOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''));

/** The parts that hold lists; pictures and macros are not even unfolded. */
const isXml = (name: string): boolean => /\.(xml|rels)$/.test(name);

/** Every sheet of a workbook. The reader of cells gets what was unfolded here within bounds, and nothing else. @throws BadSheets */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Sheet[]> {
  try {
    const parts = unzip(bytes, isXml);
    const sheets = await readXlsxFile(zip(parts, { plain: true }), { trim: false });
    return sheets.map(({ sheet, data }) => {
      const xml = xmlOf(sheet, parts);
      const rows = data.map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) }));
      return { name: sheet, rows, merges: mergesOf(xml), flaws: uselessCells(sheet, xml) };
    });
  } catch (error) {
    throw new BadSheets(file, [{ sheet: '', row: 0, ...unreadable(error) }]);
  }
}

function unreadable(error: unknown): Pick<SheetFlaw, 'what' | 'hint'> {
  if (error instanceof BadArchive)
    return {
      what: say(`不是工作簿：${error.what.zh}`, `no workbook: ${error.what.en}`),
      hint: say(
        `${error.hint.zh}；存为 .xlsx，或把权责存为 CSV`,
        `${error.hint.en}; save it as .xlsx, or the power list as CSV`,
      ),
    };
  const why = error instanceof Error ? error.message : String(error);
  return {
    what: say(`工作簿读不出来：${why}`, `no workbook that can be read: ${why}`),
    hint: say('重新存为 .xlsx', 'save it as .xlsx again'),
  };
}

/** A CSV file as the one sheet that it stands for; UTF-8, UTF-16 or GB 18030. @throws BadSheets */
export async function readCsv(file: string, bytes: Buffer, name: string): Promise<Sheet> {
  try {
    const rows = (await tableOf(file, bytes)).map(({ line, cells }) => ({ row: line, cells: cells.map(unescaped) }));
    return { name, rows, merges: [], flaws: [] };
  } catch (error) {
    if (error instanceof BadFile)
      throw new BadSheets(
        file,
        error.flaws.map(({ line, what, hint }) => ({
          sheet: name,
          row: line,
          what: say(`读不出来：${what}`, what),
          hint: say(`另存为 UTF-8 的 CSV（${hint}）`, hint),
        })),
      );
    throw error;
  }
}

/** An apostrophe before = + - @ is how spreadsheet programs are told that a text is no formula; it is no part of the text. */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10)),
    );

function xmlOf(sheet: string, parts: ReadonlyMap<string, Buffer>): string {
  const textAt = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const tags = textAt('xl/workbook.xml').match(/<sheet\b[^>]*>/g) ?? [];
  const id = tags
    .filter((tag) => decoded(attribute(tag, 'name') ?? '') === sheet)
    .map((tag) => attribute(tag, 'r:id'))[0];
  const links = textAt('xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? [];
  const target = links.filter((tag) => attribute(tag, 'Id') === id).map((tag) => attribute(tag, 'Target'))[0];
  return target === undefined ? '' : textAt(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
}

/** `B7` as row 7, column 1. */
function addressOf(reference: string): { row: number; column: number } {
  const [, name = '', row = '0'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  return { row: Number(row), column: [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

function mergesOf(xml: string): MergedCells[] {
  return (xml.match(/<mergeCell\b[^>]*>/g) ?? []).map((tag) => {
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const [first, last] = [addressOf(from), addressOf(to)];
    return { top: first.row, bottom: last.row, left: first.column, right: last.column };
  });
}

function uselessCells(sheet: string, xml: string): SheetFlaw[] {
  if (!/<f\b|t="e"/.test(xml)) return [];
  return (xml.match(/<c\b[^>]*[^/]>.*?<\/c>/gs) ?? []).flatMap((cell): SheetFlaw[] => {
    const at = addressOf(attribute(cell, 'r') ?? '');
    const value = /<v\b[^>]*>([^<]*)<\/v>/.exec(cell)?.[1];
    if (attribute(cell.slice(0, cell.indexOf('>')), 't') === 'e')
      return [
        {
          sheet,
          ...at,
          what: say(`单元格里是错误值（${value ?? ''}）`, `the cell holds an error (${value ?? ''})`),
          hint: say('改正公式，或直接写值', 'mend the formula, or write the value itself'),
        },
      ];
    if (/<f\b/.test(cell) && value === undefined)
      return [
        {
          sheet,
          ...at,
          what: say('单元格里的公式没有算出值', 'the cell holds a formula without a value'),
          hint: say(
            '用电子表格程序打开并保存一次，或直接写值',
            'save the workbook in a spreadsheet program once, or write the value itself',
          ),
        },
      ];
    return [];
  });
}
