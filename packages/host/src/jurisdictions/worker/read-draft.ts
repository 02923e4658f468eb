import { basename, join } from 'node:path';
import {
  type FindFolder,
  type FolderText,
  PackError,
  type JurisdictionFiles,
  type JurisdictionText,
  readFolderText,
  readJurisdiction,
} from '@hotline/jurisdiction-files';
import { BadArchive, BadSheets, draftFrom, foldersIn } from '@hotline/jurisdiction-files/sheets';

/** A file with a draft of a jurisdiction. */
export interface DraftFile {
  readonly kind: 'zip' | 'xlsx' | 'csv';
  readonly bytes: Uint8Array;
}

/** The version that completes a draft. */
export interface DraftBase {
  readonly name: string;
  /** Folder that holds one folder per jurisdiction. */
  readonly folder: string;
  /** The version in force: a CSV file replaces its powers, and its frames complete a draft without frames. */
  readonly inForce: JurisdictionText;
}

/**
 * Reads a draft: a ZIP archive of folders, a workbook with all lists, or a CSV file with the powers only.
 * @throws PackError, BadSheets or BadArchive with all errors
 */
export async function readDraft(
  { kind, bytes }: DraftFile,
  { name, folder, inForce }: DraftBase,
): Promise<JurisdictionFiles> {
  const texts = new Map(inForce.map((one) => [basename(one.dir), one]));
  const find: FindFolder = async (dir) => {
    const text = texts.get(basename(dir));
    return text ? { ...text, dir: basename(dir) } : readFolderText(join(folder, dir));
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'zip') {
    const folders = foldersIn(buffer, name);
    if (!folders.some(({ dir }) => dir === name)) throw noFolder(name, folders.map(({ dir }) => dir).join(', '));
    for (const one of folders) texts.set(one.dir, one);
    return readJurisdiction(name, find);
  }
  return fromSheets(
    { name: `${name}.${kind}`, bytes: buffer },
    { ...(texts.get(name) as FolderText), dir: name },
    find,
  );
}

function noFolder(name: string, others: string): BadArchive {
  const what = {
    zh: `压缩包内没有文件夹“${name}”，只有：${others}`,
    en: `the archive holds no folder "${name}", only: ${others}`,
  };
  return new BadArchive(what, {
    zh: `请把辖区文件夹命名为“${name}”`,
    en: `name the folder of the jurisdiction "${name}"`,
  });
}

async function fromSheets(
  file: { readonly name: string; readonly bytes: Buffer },
  base: FolderText,
  find: FindFolder,
): Promise<JurisdictionFiles> {
  const draft = await draftFrom(file, base);
  try {
    return await readJurisdiction(base.dir, async (dir) => (dir === base.dir ? draft.folder : find(dir)));
  } catch (error) {
    throw error instanceof PackError ? new BadSheets(file.name, draft.flawsOf(error)) : error;
  }
}
