import { join } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import { PackError, type JurisdictionFiles, type PackProblem, readJurisdiction } from '@hotline/jurisdiction-files';
import type { Config } from '../config';

/** What the folder of a place holds, or why it cannot be read. */
export type Folder = JurisdictionFiles | PackError;

/** Reads the folder of each place that is served, by its name. */
export async function readFolders({
  jurisdiction: names,
  jurisdictions,
}: Pick<Config, 'jurisdiction' | 'jurisdictions'>): Promise<ReadonlyMap<string, Folder>> {
  const folders = new Map<string, Folder>();
  for (const name of names) folders.set(name, await readFolder(name, join(jurisdictions, name)));
  return folders;
}

/** @throws PackError for the first folder that cannot be read */
export function demandReadable(folders: ReadonlyMap<string, Folder>): void {
  for (const folder of folders.values()) if (folder instanceof PackError) throw folder;
}

async function readFolder(name: string, dir: string): Promise<Folder> {
  try {
    const files = await readJurisdiction(dir);
    const fault = misnamed(files.pack, name, dir);
    return fault ? new PackError([fault]) : files;
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

/** Open tickets know a place by its name. */
export function misnamed(
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
    message: { zh: `这个地方现在叫“${name}”`, en: `the place is called "${name}" now` },
    hint: {
      zh: `未办结的工单叫它“${expected}”：沿用原名，或另起一个进程服务新名`,
      en: `open tickets know it as "${expected}": keep that name, or start a process that serves the new one`,
    },
  };
}
