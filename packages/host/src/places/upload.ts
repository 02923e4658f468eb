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

/** A file with a draft of a place. */
export interface Upload {
  readonly kind: 'zip' | 'xlsx' | 'csv';
  readonly bytes: Uint8Array;
}

export interface Standing {
  readonly place: string;
  /** Folder that holds the places. */
  readonly jurisdictions: string;
  /** The version in force: a CSV file replaces its powers, and its frames stand under a draft that brings none. */
  readonly inForce: JurisdictionText;
}

/**
 * The draft in a file: an archive of folders, a workbook with the whole place, or a CSV file with its powers.
 * @throws PackError, BadSheets, BadArchive with everything that is wrong
 */
export async function draftIn(
  { kind, bytes }: Upload,
  { place, jurisdictions, inForce }: Standing,
): Promise<JurisdictionFiles> {
  const laid = new Map(inForce.map((folder) => [basename(folder.dir), folder]));
  const find: FindFolder = async (dir) => {
    const folder = laid.get(basename(dir));
    return folder ? { ...folder, dir: basename(dir) } : readFolderText(join(jurisdictions, dir));
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'zip') {
    const folders = foldersIn(buffer, place);
    if (!folders.some(({ dir }) => dir === place)) throw noFolder(place, folders.map(({ dir }) => dir).join(', '));
    for (const folder of folders) laid.set(folder.dir, folder);
    return readJurisdiction(place, find);
  }
  return fromSheets(
    { name: `${place}.${kind}`, bytes: buffer },
    { ...(laid.get(place) as FolderText), dir: place },
    find,
  );
}

function noFolder(place: string, others: string): BadArchive {
  const what = { zh: `里面没有文件夹“${place}”，只有 ${others}`, en: `it holds no folder "${place}", only ${others}` };
  return new BadArchive(what, { zh: `把这个地方的文件夹命名为 ${place}`, en: `call the folder of the place ${place}` });
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
