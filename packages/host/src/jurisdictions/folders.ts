import { join } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import {
  PackError,
  type JurisdictionFiles,
  type PackProblem,
  readFolderText,
  readJurisdiction,
} from '@hotline/jurisdiction-files';
import type { Cache } from '../cache/file-cache';
import { ParsedPacks } from '../cache/parsed-packs';
import type { Config } from '../config';

/** Content of the folder of a jurisdiction, or the reason why it cannot be read. */
export type FolderOrError = JurisdictionFiles | PackError;

/** Reads the folder of each jurisdiction that the process serves. The keys are the names of the jurisdictions. */
export async function readFolders(
  { jurisdiction: names, jurisdictions }: Pick<Config, 'jurisdiction' | 'jurisdictions'>,
  cache: Cache,
): Promise<ReadonlyMap<string, FolderOrError>> {
  const folders = new Map<string, FolderOrError>();
  for (const name of names) folders.set(name, await readFolder(name, join(jurisdictions, name), cache));
  return folders;
}

/** @throws PackError for the first folder that cannot be read */
export function throwIfUnreadable(folders: ReadonlyMap<string, FolderOrError>): void {
  for (const folder of folders.values()) if (folder instanceof PackError) throw folder;
}

async function readFolder(name: string, dir: string, cache: Cache): Promise<FolderOrError> {
  try {
    const parsed = new ParsedPacks(cache, name);
    const files = await readJurisdiction(dir, readFolderText, parsed);
    parsed.store();
    const fault = checkName(files.pack, name, dir);
    return fault ? new PackError([fault]) : files;
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

/**
 * Returns an error when the folder has another jurisdiction name than expected. The name must not change, because open
 * tickets refer to the jurisdiction by it.
 */
export function checkName(
  { jurisdiction: { name } }: Pick<Pack, 'jurisdiction'>,
  expected: string,
  file: string,
): PackProblem | undefined {
  if (name === expected) return undefined;
  return {
    file,
    line: 1,
    column: 1,
    path: 'jurisdiction.name',
    message: { zh: `辖区名称变为“${name}”`, en: `the name of the jurisdiction is now "${name}"` },
    hint: {
      zh: `未办结的工单仍使用名称“${expected}”：请沿用原名，或为新名称另起一个进程`,
      en: `open tickets use the name "${expected}": keep it, or start another process for the new name`,
    },
  };
}
