import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { PackError, type Problem } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction/loader';
import { parseDocument, stringify, type Document } from 'yaml';
import { narrow } from './sheet-cell';
import { listSheets, settingSections } from './sheet-columns';
import { packFiles, type Entry } from './sheet-folder';
import { BadSheets, type SheetFlaw } from './sheet-flaws';
import { readLists, readSettings, type ReadList } from './sheet-sections';
import { readCsv, readWorkbook, type Sheet } from './sheet-workbook';

export interface ImportOptions {
  /** Bytes above which a file is refused unread. */
  readonly largest?: number;
}
export interface Imported {
  readonly version: string;
  readonly files: readonly string[];
}

/** What an import writes, and takes away when it has nothing to say there. */
const ownFiles = [...listSheets.map(({ section }) => section), ...settingSections].map((section) => `${section}.yaml`);

/**
 * Makes a pack folder from a workbook, or lays the power list of a CSV file into one. The frame must stand beside it. Nothing
 * is written unless the whole pack loads.
 * @throws BadSheets with every flaw: sheet, row, column and how to mend it
 */
export async function fromXlsx(file: string, folder: string, { largest }: ImportOptions = {}): Promise<Imported> {
  const target = resolve(folder);
  const csv = ['.csv', '.tsv'].includes(extname(file).toLowerCase());
  const sheets = csv ? [await readCsv(file, '权责', largest)] : await readWorkbook(file, largest);
  const lists = readLists(sheets);
  const settings = readSettings(sheets);
  const flaws = [...strangeSheets(sheets), ...lists.flatMap((list) => list.flaws), ...settings.flaws];
  if (flaws.length > 0) throw new BadSheets(file, flaws);
  const files = csv ? await withPowers(file, target, lists) : await wholePack(file, target, [...lists, ...settings.sections]);
  const version = await tryOut({ file, target, files, lists: [...lists, ...settings.sections] });
  await publish(target, files);
  return { version, files: [...files].filter(([, text]) => text !== undefined).map(([name]) => name) };
}

/** File → its text; undefined: it is taken away. */
type Files = ReadonlyMap<string, string | undefined>;

const known = new Set(['设置', 'settings', ...listSheets.flatMap(({ title, section }) => [title, section])]);
const isNote = (name: string): boolean => /^(#|备注|说明|notes?\b)/i.test(name);

/** A sheet that is no list would be lost in silence. */
function strangeSheets(sheets: readonly Sheet[]): SheetFlaw[] {
  const strange = sheets.filter(({ name, rows }) => !known.has(narrow(name).toLowerCase()) && !isNote(name) && rows.some(({ cells }) => cells.some(Boolean)));
  return strange.map(({ name }) => ({ sheet: name, row: 0, what: 'no list is called so', mend: `call it ${listSheets.map(({ title }) => title).join('、')} or 设置, or begin its name with 说明` }));
}

async function wholePack(file: string, target: string, lists: readonly ReadList[]): Promise<Files> {
  const strange = (await packFiles(target)).filter((name) => !ownFiles.includes(name));
  if (strange.length > 0) throw new BadSheets(file, [{ sheet: '', row: 0, what: `${target} holds files that the workbook would not replace: ${strange.join(', ')}`, mend: 'name a new folder beside the frame' }]);
  return new Map(ownFiles.map((name) => [name, textOf(lists.find(({ section }) => `${section}.yaml` === name))]));
}

/** The folder as it is, with the powers of the file in place of its own. Comments and everything else stay. */
async function withPowers(file: string, target: string, lists: readonly ReadList[]): Promise<Files> {
  const names = await packFiles(target);
  if (names.length === 0) throw new BadSheets(file, [{ sheet: '权责', row: 0, what: `${target} holds no pack`, mend: 'a CSV file holds the powers only: name the folder of a place, or give a workbook' }]);
  const files = new Map<string, string | undefined>();
  for (const name of names) {
    const text = await readFile(join(target, name), 'utf8');
    const doc = parseDocument(text);
    files.set(name, doc.delete('powers') ? restOf(doc) : text);
  }
  return files.set('powers.yaml', [files.get('powers.yaml'), textOf(lists.find(({ section }) => section === 'powers'))].filter(Boolean).join(''));
}

/** A file that held powers, without them; undefined when it held nothing else. */
function restOf(doc: Document): string | undefined {
  const left = Object.keys((doc.toJS() ?? {}) as object).filter((key) => key !== 'basis');
  return left.length === 0 ? undefined : doc.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function textOf(list: ReadList | undefined): string | undefined {
  if (!list || list.rows.length === 0) return undefined;
  const values = list.rows.map(({ value }) => value);
  const content = list.single ? Object.assign({}, ...values) as Entry : values;
  return stringify({ [list.section]: content }, { lineWidth: 0, aliasDuplicateObjects: false });
}

interface Draft {
  readonly file: string;
  readonly target: string;
  readonly files: Files;
  readonly lists: readonly ReadList[];
}

/** Loads the draft from a folder beside the frame, which is taken away again. Answers its version. */
async function tryOut({ file, target, files, lists }: Draft): Promise<string> {
  const draft = `${target}.draft-${process.pid}`;
  try {
    await writeFiles(draft, files);
    return (await loadPack(draft)).version;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new BadSheets(file, error.problems.map((problem) => flawOf(problem, draft, lists)));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A problem of a file that was made from a sheet stands in that sheet. */
function flawOf({ file, line, path, message, hint }: Problem, draft: string, lists: readonly ReadList[]): SheetFlaw {
  const [section = '', index = '', ...rest] = path.split('.');
  const inDraft = file === draft || !relative(draft, file).startsWith('..');
  const list = inDraft ? lists.find((one) => one.section === section) : undefined;
  const row = list?.single ? list.rows.find(({ value }) => index in value) : list?.rows[Number(index)];
  if (!list || !row) return { sheet: list?.sheet ?? (inDraft ? relative(draft, file) : file), row: line, what: message, mend: hint };
  const at = list.cellAt(rest.join('.'));
  return { sheet: list.sheet, row: row.row, ...at, what: message, mend: hint };
}

async function writeFiles(dir: string, files: Files): Promise<void> {
  for (const [name, text] of files) {
    if (text === undefined) continue;
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

/** Each file is whole or not there. */
async function publish(target: string, files: Files): Promise<void> {
  const fresh = new Map([...files].map(([name, text]) => [`${name}.new`, text]));
  await writeFiles(target, fresh);
  for (const [name, text] of files) {
    if (text === undefined) await rm(join(target, name), { force: true });
    else await rename(join(target, `${name}.new`), join(target, name));
  }
}
