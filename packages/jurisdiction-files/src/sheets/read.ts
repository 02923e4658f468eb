import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Text, versionOf } from '@hotline/jurisdiction';
import { readFolderText, readJurisdiction, type FindFolder } from '../loader';
import type { FolderText } from '../read/folder-text';
import { PackError, say } from '../read/problem';
import { draftFrom, ownFiles, type SheetDraft, type SheetFile } from './draft';
import { packFiles } from './folder';
import { BadSheets } from './flaws';
import { megabytes } from '../archive/unzip';

/** Largest size, in bytes, of a file to import; power lists are smaller. */
export const LARGEST_FILE = 20 * 1024 * 1024;

export interface Imported {
  readonly version: string;
  readonly files: readonly string[];
}

/**
 * Makes a pack folder from a workbook, or replaces the powers of a folder by those of a CSV file. Nothing is written
 * unless the whole pack loads. `findFrame` reads the folder of the frame, by default from the disk.
 * @throws BadSheets with every flaw: sheet, row, column and hint
 */
export async function fromXlsx(
  file: string,
  folder: string,
  findFrame: FindFolder = readFolderText,
): Promise<Imported> {
  const target = resolve(folder);
  const base = await folderAt(target);
  const given = await bytesOf(file);
  const draft = await draftFrom(given, base);
  if (!/\.[ct]sv$/i.test(file)) refuseStrangers(file, base);
  const version = await tryOut(given, draft, findFrame);
  await put(target, draft.folder);
  return { version, files: packFiles(draft.folder).map(([name]) => name) };
}

async function bytesOf(file: string): Promise<SheetFile> {
  const flaw = (what: Text, hint: Text): BadSheets => new BadSheets(file, [{ sheet: '', row: 0, what, hint }]);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw flaw(say('没有这个文件', 'there is no such file'), say('请检查路径', 'check the path'));
  if (found.size > LARGEST_FILE)
    throw flaw(
      say(
        `文件有${megabytes(found.size)}，超过上限${megabytes(LARGEST_FILE)}`,
        `the file has ${megabytes(found.size)}, and at most ${megabytes(LARGEST_FILE)} are allowed`,
      ),
      say('请去掉图片和其他工作表，或把清单分开', 'remove pictures and other sheets, or divide the list'),
    );
  return { name: file, bytes: await readFile(file) };
}

/** A folder that does not exist yet counts as empty. */
const folderAt = (dir: string): Promise<FolderText> =>
  stat(dir).then(
    () => readFolderText(dir),
    () => ({ dir, files: {} }),
  );

/**
 * Refuses a target folder with pack files of other names: the import would not replace them, so entries would be
 * doubled.
 */
function refuseStrangers(file: string, base: FolderText): void {
  const strange = packFiles(base).flatMap(([name]) => (ownFiles.includes(name) ? [] : [name]));
  if (strange.length > 0)
    throw new BadSheets(file, [
      {
        sheet: '',
        row: 0,
        what: say(
          `${base.dir} 里有工作簿不会替换的文件：${strange.join('、')}`,
          `${base.dir} holds files that the workbook would not replace: ${strange.join(', ')}`,
        ),
        hint: say('在上级框架旁另起一个文件夹', 'name a new folder beside the frame'),
      },
    ]);
}

/** Loads the draft before anything is written, and returns its version. */
async function tryOut({ name }: SheetFile, { folder, flawsOf }: SheetDraft, findFrame: FindFolder): Promise<string> {
  try {
    const { pack } = await readJurisdiction(folder.dir, async (dir) => (dir === folder.dir ? folder : findFrame(dir)));
    return versionOf(pack);
  } catch (error) {
    throw error instanceof PackError ? new BadSheets(name, flawsOf(error)) : error;
  }
}

/**
 * Writes all files under temporary names and then renames them, so that no file is ever half written. Removes files of
 * an earlier import for which there are no entries any more.
 */
async function put(target: string, { files }: FolderText): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, `${name}.new`), text);
  }
  for (const name of Object.keys(files)) await rename(join(target, `${name}.new`), join(target, name));
  for (const [name] of packFiles(await readFolderText(target)))
    if (!(name in files)) await rm(join(target, name), { force: true });
}
