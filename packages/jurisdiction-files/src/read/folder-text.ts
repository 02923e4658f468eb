import type { Pack } from '@hotline/jurisdiction';
import { scenarioFile, type ScenarioFile } from '@hotline/jurisdiction/language';
import type { ParsedFolder } from './assemble';
import { PackError, say } from './problem';
import { readFile, type ReadFile } from './read-file';
import { readPack } from './read-pack';
import type { ParsedTexts } from './parsed-texts';
import { readYaml } from './yaml-file';

/** The files of one folder: name → text, sorted by name. */
export interface FolderText {
  readonly dir: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The folders of a jurisdiction and its frames, the outermost frame first. Its pack is made from these texts alone. */
export type JurisdictionText = readonly FolderText[];

const SCENARIOS = /(^|[\\/])scenarios\.ya?ml$/;
export const isScenarios = (name: string): boolean => SCENARIOS.test(name);
const pathOf = (dir: string, name: string): string => (dir === '' ? name : `${dir.replace(/\/$/, '')}/${name}`);

/**
 * Parses the files of a folder, except scenarios, which are not part of the pack. Texts in the cache `parsed` are not
 * parsed again.
 */
export function parseFolder({ dir, files }: FolderText, parsed?: ParsedTexts): ParsedFolder {
  return {
    dir,
    files: Object.entries(files).flatMap(([name, text]) =>
      isScenarios(name) ? [] : [readFile(pathOf(dir, name), text, parsed)],
    ),
  };
}

/** The frame that a folder extends, and the file that states it. */
export function frameOf({ files }: ParsedFolder): { readonly name: string; readonly header: ReadFile } | undefined {
  const header = files.find((f) => f.content.jurisdiction);
  const name = header?.content.jurisdiction?.extends;
  return header && name !== undefined ? { name, header } : undefined;
}

/**
 * Makes a pack from texts in memory. `proven`: the texts were checked before and are not checked again. `parsed`: cache
 * of texts that are not parsed again.
 * @throws PackError
 */
export function packOf(
  text: JurisdictionText,
  { proven = false, parsed }: { readonly proven?: boolean; readonly parsed?: ParsedTexts } = {},
): Pack {
  return readPack(
    text.map((folder) => parseFolder(folder, parsed)),
    { proven },
  );
}

/** The scenarios of a folder; undefined where it has none. @throws PackError */
export function scenariosIn({ dir, files }: FolderText): ScenarioFile | undefined {
  const name = Object.keys(files).find(isScenarios);
  if (name === undefined) return undefined;
  const yaml = readYaml(pathOf(dir, name), files[name] as string);
  const parsed = scenarioFile.safeParse(yaml.data ?? {}, { reportInput: true });
  if (parsed.success && yaml.problems.length === 0) return parsed.data;
  throw new PackError([
    ...yaml.problems,
    ...(parsed.error?.issues ?? []).map((i) =>
      yaml.problem(
        i.path as (string | number)[],
        say(`场景格式有误：${i.message}`, i.message),
        say('请参照 scenarios.schema.json', 'see scenarios.schema.json'),
      ),
    ),
  ]);
}

/**
 * Decodes the text of a file, without its byte order mark.
 * @throws PackError with the line of the first invalid byte when the file is not UTF-8
 */
export function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const sound = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
    throw new PackError([
      {
        file,
        line: sound.split('\n').length,
        column: 1,
        path: '',
        message: say('文件不是 UTF-8 编码', 'the file is not UTF-8'),
        hint: say(
          '另存为 UTF-8（中文 Windows 的编辑器常存为 GBK）',
          'save the file as UTF-8 (editors on Chinese Windows often write GBK)',
        ),
      },
    ]);
  }
}
