import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readConfig } from '@hotline/host';
import type { Pack } from '@hotline/jurisdiction';
import {
  inBoth,
  readFolderText,
  readJurisdiction,
  type FindFolder,
  type PackError,
  type JurisdictionFiles,
} from '@hotline/jurisdiction-files';
import { refused } from '../exit-codes';

/** The folder of a pack: a path that exists, or a name among `HOTLINE_JURISDICTIONS`. */
export function folderOf(name: string): string {
  const path = resolve(name);
  if (/[\\/]/.test(name) && existsSync(path) && statSync(path).isDirectory()) return path;
  return join(readConfig().jurisdictions, name);
}

/**
 * Finds the frame that a pack extends: beside the pack, otherwise among `HOTLINE_JURISDICTIONS`, so that a draft can
 * be in any folder.
 * @throws CommandError when it is in neither folder, or when frames extend each other in a cycle
 */
export function findFrames(): FindFolder {
  const library = readConfig().jurisdictions;
  const borrowed = new Set<string>();
  return async (dir) => {
    const name = basename(dir);
    if (existsSync(dir) || dirname(dir) === resolve(library)) return readFolderText(dir);
    if (borrowed.has(name))
      throw refused(`上级框架“${name}”循环引用`, `the frame "${name}" extends itself through other frames`);
    borrowed.add(name);
    const other = join(library, name);
    if (existsSync(other)) return readFolderText(other);
    throw refused(
      `找不到上级框架“${name}”：${near(dirname(dir))} 和 ${near(library)} 中都没有这个文件夹`,
      `the frame "${name}" is neither in ${near(dirname(dir))} nor in ${near(library)}`,
    );
  };
}

/**
 * Reads a pack by name or path, with its frames.
 * @throws PackError with every fault; CommandError for a missing frame
 */
export function readFilesOf(name: string): Promise<JurisdictionFiles> {
  const folder = folderOf(name);
  const find = findFrames();
  return readJurisdiction(folder, (dir) => (dir === folder ? readFolderText(dir) : find(dir)));
}

export const readPackOf = async (name: string): Promise<Pack> => (await readFilesOf(name)).pack;

/** A path relative to the current folder; an absolute path for a file outside it. */
export function near(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? resolve(file) : path;
}

/** Every fault of a pack with its file, line and column, Chinese first. */
export const faultsOf = ({ problems }: PackError): string[] =>
  problems.flatMap((p) => {
    const [zh, en] = inBoth(p.message, p.hint);
    return [`${near(p.file)}:${p.line}:${p.column} ${zh}`, `  ${en}`];
  });

/** Today in China, `YYYY-MM-DD`. */
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
