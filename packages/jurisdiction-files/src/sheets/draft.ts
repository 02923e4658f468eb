import { relative } from 'node:path';
import { parseDocument, stringify, type Document } from 'yaml';
import type { FolderText } from '../read/folder-text';
import { say, type PackError, type PackProblem } from '../read/problem';
import { narrow } from './cell';
import { listSheets, SETTINGS, settingSections } from './columns';
import { packFiles, type WrittenEntry } from './folder';
import { BadSheets, type SheetFlaw } from './flaws';
import { readLists, readSettings, type ReadList } from './sections';
import { readCsv, readWorkbook, type Sheet } from '../workbooks/workbook';

/** A file in memory. */
export interface SheetFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A folder made from sheets. The loader has not checked it yet. */
export interface SheetDraft {
  readonly folder: FolderText;
  /** Turns problems that the loader finds into flaws of the cells from which the entries were made. */
  flawsOf(error: PackError): SheetFlaw[];
}

/** Names of the files that an import writes. An import removes those for which it has no entries. */
export const ownFiles: readonly string[] = [...listSheets.map(({ section }) => section), ...settingSections].map(
  (section) => `${section}.yaml`,
);
const isCsv = (name: string): boolean => /\.[ct]sv$/i.test(name);

/**
 * Makes a folder from a workbook, or replaces the powers in `base` by those of a CSV file. Files that are not part of a
 * pack are kept.
 * @throws BadSheets with every flaw: sheet, row, column and hint
 */
export async function draftFrom({ name, bytes }: SheetFile, base: FolderText): Promise<SheetDraft> {
  const sheets = isCsv(name) ? [readCsv(name, bytes, '权责')] : await readWorkbook(name, bytes);
  const lists = readLists(sheets);
  const settings = readSettings(sheets);
  const flaws = [...strangeSheets(sheets), ...lists.flatMap((list) => list.flaws), ...settings.flaws];
  if (flaws.length > 0) throw new BadSheets(name, flaws);
  const all = [...lists, ...settings.sections];
  const files = isCsv(name) ? withPowers(name, base, lists) : wholePack(base, all);
  return {
    folder: { dir: base.dir, files },
    flawsOf: ({ problems }) => problems.map((problem) => flawOf(problem, base.dir, all)),
  };
}

const known = new Set(
  [SETTINGS, 'settings', ...listSheets.flatMap(({ title, section }) => [title, section])].map((one) =>
    one.toLowerCase(),
  ),
);
const isNote = (name: string): boolean => /^(#|备注|说明|notes?\b)/i.test(name);

/** Flaws for sheets with content and an unknown name. Without this check their content would be lost unnoticed. */
function strangeSheets(sheets: readonly Sheet[]): SheetFlaw[] {
  const strange = sheets.filter(
    ({ name, rows }) =>
      !known.has(narrow(name).toLowerCase()) && !isNote(name) && rows.some(({ cells }) => cells.some(Boolean)),
  );
  return strange.map(({ name }) => ({
    sheet: name,
    row: 0,
    what: say('没有这个名称的表', 'there is no list of this name'),
    hint: say(
      `请改名为${listSheets.map(({ title }) => title).join('、')}或${SETTINGS}；仅供说明的表，名称以“说明”开头`,
      `call it ${listSheets.map(({ title }) => title).join('、')} or ${SETTINGS}, or begin its name with 说明 if it holds notes only`,
    ),
  }));
}

type Files = FolderText['files'];

/**
 * The files after the import of a workbook, which contains the whole pack. Scenarios and other files of `base` are
 * kept.
 */
function wholePack(base: FolderText, lists: readonly ReadList[]): Files {
  const pack = new Set(packFiles(base).map(([name]) => name));
  const rest = Object.entries(base.files).filter(([name]) => !pack.has(name));
  const made = ownFiles.flatMap((name) => {
    const text = textOf(lists.find(({ section }) => `${section}.yaml` === name));
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries([...rest, ...made]);
}

/**
 * The files of `base` with the powers of the CSV file instead of the old ones. Comments and all other sections are
 * kept.
 */
function withPowers(file: string, base: FolderText, lists: readonly ReadList[]): Files {
  if (packFiles(base).length === 0)
    throw new BadSheets(file, [
      {
        sheet: '权责',
        row: 0,
        what: say(`${base.dir} 里没有辖区配置`, `${base.dir} holds no pack`),
        hint: say(
          'CSV 只含权责：请指定某个辖区的文件夹，或改用工作簿',
          'a CSV file contains powers only: name the folder of a jurisdiction, or use a workbook',
        ),
      },
    ]);
  const files = new Map<string, string>();
  for (const [name, text] of Object.entries(base.files)) {
    const doc = parseDocument(text);
    const left = doc.delete('powers') ? restOf(doc) : text;
    if (left !== undefined) files.set(name, left);
  }
  const powers = [files.get('powers.yaml'), textOf(lists.find(({ section }) => section === 'powers'))]
    .filter(Boolean)
    .join('');
  return Object.fromEntries(files.set('powers.yaml', powers));
}

/** The text of a file after its powers were deleted; undefined if nothing but a `basis` is left. */
function restOf(doc: Document): string | undefined {
  const left = Object.keys((doc.toJS() ?? {}) as object).filter((key) => key !== 'basis');
  return left.length === 0 ? undefined : doc.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function textOf(list: ReadList | undefined): string | undefined {
  if (!list || list.rows.length === 0) return undefined;
  const values = list.rows.map(({ value }) => value);
  const content = list.single ? (Object.assign({}, ...values) as WrittenEntry) : values;
  return stringify({ [list.section]: content }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Turns a problem of a file that was made from a sheet into a flaw of that sheet. */
function flawOf({ file, line, path, message, hint }: PackProblem, dir: string, lists: readonly ReadList[]): SheetFlaw {
  const [section = '', index = '', ...rest] = path.split('.');
  const name = relative(dir, file);
  const inDraft = !name.startsWith('..');
  const list = inDraft ? lists.find((one) => one.section === section) : undefined;
  const row = list?.single ? list.rows.find(({ value }) => index in value) : list?.rows[Number(index)];
  if (!list || !row) return { sheet: list?.sheet ?? (inDraft ? name : file), row: line, what: message, hint: hint };
  return { sheet: list.sheet, row: row.row, ...list.cellAt(rest.join('.')), what: message, hint: hint };
}
