import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { compile, type Jurisdiction, type Pack, type Text } from '@hotline/jurisdiction';
import { frameOf, parseFolder, textOf, type FolderText, type JurisdictionText, scenariosIn } from './read/folder-text';
import { PackError, say, type PackProblem } from './read/problem';
import type { ParsedFolder } from './read/assemble';
import { readPack } from './read/read-pack';
import type { ParsedTexts } from './read/parsed-texts';
import type { ScenarioFile } from '@hotline/jurisdiction/language';

export { PackError, type PackProblem } from './read/problem';
export { packOf, scenariosIn, textOf, type FolderText, type JurisdictionText } from './read/folder-text';

/** Folder of the jurisdictions that are delivered with the program. */
export const SHIPPED_JURISDICTIONS = resolve(__dirname, '../../../deploy/jurisdictions');

/** A jurisdiction that was read: its pack, and the texts of its folder and its frames. */
export interface JurisdictionFiles {
  readonly pack: Pack;
  readonly text: JurisdictionText;
}

/** Reads the files of a folder, e.g. from the disk, or from an upload that replaces some of them. */
export type FindFolder = (dir: string) => Promise<FolderText>;

/**
 * Reads the YAML files of a folder and of its frame (the folder beside it that `extends` names, else the delivered one),
 * merges and checks them, and compiles the result.
 * @throws PackError with every problem found: file, line, column, message and hint
 */
export async function loadPack(dir: string): Promise<Jurisdiction> {
  return compile(await readPackFolder(dir));
}

/** Like `loadPack`, but without compiling it: for tools that need the pack, e.g. the proof. @throws PackError */
export async function readPackFolder(dir: string): Promise<Pack> {
  return (await readJurisdiction(dir)).pack;
}

/**
 * Reads the pack of a folder, and keeps the texts from which it was made, so that this version can be stored. Texts in
 * the cache `parsed` are not parsed again.
 * @throws PackError
 */
export async function readJurisdiction(
  dir: string,
  find: FindFolder = readFolderText,
  parsed?: ParsedTexts,
): Promise<JurisdictionFiles> {
  const opened = await withFrames(dir, find, parsed);
  return { pack: readPack(opened.map(({ folder }) => folder)), text: opened.map(({ text }) => text) };
}

/**
 * Reads `scenarios.yaml` of a folder, the decisions that are expected of its pack.
 * @throws PackError
 */
export async function readScenarios(dir: string): Promise<ScenarioFile> {
  const file = scenariosIn(await readFolderText(dir));
  if (!file)
    throw new PackError([
      noPack(
        join(dir, 'scenarios.yaml'),
        say('没有这个文件', 'there is no such file'),
        say(
          '请添加 scenarios.yaml，列出工单及其应有的结果',
          'add scenarios.yaml, a list of tickets with their expected decisions',
        ),
      ),
    ]);
  return file;
}

interface Opened {
  readonly text: FolderText;
  readonly folder: ParsedFolder;
}

/** The folder and its frames, the outermost first. */
async function withFrames(dir: string, find: FindFolder, parsed?: ParsedTexts): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (let next: string | undefined = dir; next !== undefined;) {
    const text = await find(next);
    const folder = parseFolder(text, parsed);
    const readable = folder.files.every((f) => f.problems.length === 0);
    if (readable && !folder.files.some((f) => f.content.jurisdiction))
      throw new PackError([
        noPack(
          next,
          say('文件夹里没有文件写有 jurisdiction 部分', 'no file of this folder has a `jurisdiction` section'),
        ),
      ]);
    opened.unshift({ text, folder });
    const frame = frameOf(folder);
    const parent: string | undefined = frame === undefined ? undefined : folderOfFrame(next, frame.name);
    if (frame && opened.some((one) => one.folder.dir === parent)) {
      throw new PackError([
        frame.header.yaml.problem(
          ['jurisdiction', 'extends'],
          say(`上级框架“${frame.name}”循环引用`, `the frame "${frame.name}" extends itself through other frames`),
          say('请改正其中一个 extends', 'correct one of the `extends`'),
        ),
      ]);
    }
    next = parent;
  }
  return [...(await referencesOf(opened, find, parsed)), ...opened];
}

/** The reference matters of the frame that `referencesFrom` names, unless a folder extends that frame anyway. */
async function referencesOf(opened: readonly Opened[], find: FindFolder, parsed?: ParsedTexts): Promise<Opened[]> {
  for (const { folder } of [...opened].reverse()) {
    const name = folder.files.find((f) => f.content.jurisdiction)?.content.jurisdiction?.referencesFrom;
    if (name === undefined) continue;
    const dir = folderOfFrame(folder.dir, name);
    if (opened.some((one) => one.folder.dir === dir)) return [];
    const files = Object.entries((await find(dir)).files).filter(([, text]) => HAS_REFERENCES.test(text));
    const text = { dir, files: Object.fromEntries(files) };
    return [{ text, folder: parseFolder(text, parsed) }];
  }
  return [];
}

/** The key of reference matters at the top of a file. */
const HAS_REFERENCES = /^references:/m;

/** A frame stands beside the folder that extends it; the delivered ones serve folders anywhere. */
function folderOfFrame(dir: string, name: string): string {
  const [beside, delivered] = [join(dirname(dir), name), join(SHIPPED_JURISDICTIONS, basename(name))];
  return !existsSync(beside) && existsSync(delivered) ? delivered : beside;
}

/**
 * Reads all YAML files of a folder and its subfolders.
 * @throws PackError when the folder does not exist, or a file is not UTF-8
 */
export async function readFolderText(dir: string): Promise<FolderText> {
  const names = await yamlFiles(dir);
  return {
    dir,
    files: Object.fromEntries(
      await Promise.all(
        names.map(async (name) => [name, textOf(join(dir, name), await readFile(join(dir, name)))] as const),
      ),
    ),
  };
}

async function yamlFiles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir, { recursive: true });
    return names.filter((n) => /\.ya?ml$/.test(n)).sort();
  } catch (cause) {
    throw Object.assign(new PackError([noPack(dir, say('没有这个文件夹', 'there is no such folder'))]), { cause });
  }
}

const folderOfYaml = say(
  '辖区配置是一个 YAML 文件夹，其中一个文件在 jurisdiction: 下写明名称',
  'a pack is a folder of YAML files, one of which names it under `jurisdiction:`',
);

function noPack(file: string, message: Text, hint = folderOfYaml): PackProblem {
  return { file, line: 1, column: 1, path: '', message, hint };
}
