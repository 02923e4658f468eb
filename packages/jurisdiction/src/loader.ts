import { readFile as readText, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compile } from './compile';
import type { Jurisdiction } from './jurisdiction';
import type { Pack } from './pack';
import type { Folder } from './read/assemble';
import { PackError, type Problem } from './read/problem';
import { readFile } from './read/read-file';
import { readPack } from './read/read-pack';
import { readYaml } from './read/yaml-file';
import { scenarioFile, type ScenarioFile } from './pack/scenario';

export { PackError, type Problem } from './read/problem';

/**
 * Reads the YAML files of a folder, lays them over the frame that it extends (the folder of that name beside it), checks
 * the whole and compiles it.
 * @throws PackError with every problem found: file, line, column, what is wrong and how to mend it.
 */
export async function loadPack(dir: string): Promise<Jurisdiction> {
  return compile(await readPackFolder(dir));
}

/** As `loadPack`, but stops before compiling: for tools that ask about the pack itself, e.g. `check`. */
export async function readPackFolder(dir: string): Promise<Pack> {
  return readPack(await withFrames(dir));
}

/**
 * What a place says must follow from its pack: `scenarios.yaml` in its folder.
 * @throws PackError
 */
export async function readScenarios(dir: string): Promise<ScenarioFile> {
  const file = join(dir, 'scenarios.yaml');
  const yaml = readYaml(file, await readText(file, 'utf8'));
  const parsed = scenarioFile.safeParse(yaml.data ?? {}, { reportInput: true });
  if (parsed.success && yaml.problems.length === 0) return parsed.data;
  throw new PackError([...yaml.problems, ...(parsed.error?.issues ?? []).map((i) => yaml.problem(i.path as (string | number)[], i.message, 'see scenarioFile in the pack language'))]);
}

/** The folder and its frames, outermost first. */
async function withFrames(dir: string): Promise<Folder[]> {
  const folders: Folder[] = [];
  for (let next: string | undefined = dir; next !== undefined; ) {
    const folder = await readFolder(next);
    folders.unshift(folder);
    const header = folder.files.find((f) => f.content.jurisdiction);
    const frame = header?.content.jurisdiction?.extends;
    const parent: string | undefined = frame === undefined ? undefined : join(dirname(next), frame);
    if (header && folders.some((f) => f.dir === parent)) {
      throw new PackError([header.yaml.problem(['jurisdiction', 'extends'], `"${frame}" leads back to itself`, 'a frame cannot stand in a place that stands in it')]);
    }
    next = parent;
  }
  return folders;
}

async function readFolder(dir: string): Promise<Folder> {
  const names = await yamlFiles(dir);
  const files = await Promise.all(names.map(async (name) => readFile(join(dir, name), await readText(join(dir, name), 'utf8'))));
  const readable = files.every((f) => f.problems.length === 0);
  if (readable && !files.some((f) => f.content.jurisdiction)) throw new PackError([noPack(dir, 'no file of this folder has a `jurisdiction` section')]);
  return { dir, files };
}

async function yamlFiles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir, { recursive: true });
    return names.filter((n) => /\.ya?ml$/.test(n) && !/scenarios\.ya?ml$/.test(n)).sort();
  } catch (cause) {
    throw Object.assign(new PackError([noPack(dir, 'there is no such folder')]), { cause });
  }
}

function noPack(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', message, hint: 'a pack is a folder of YAML files, one of which names it under `jurisdiction:`' };
}
