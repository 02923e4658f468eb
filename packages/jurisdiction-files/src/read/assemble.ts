import { lists, singles, type ListName, type Pack, type SingleName } from '@hotline/jurisdiction/language';
import { SourceMap } from './origins';
import type { Text } from '@hotline/jurisdiction';
import { say, type PackProblem } from './problem';
import type { ReadFile } from './read-file';
import { unfold, type WrittenPack } from './unfold';
import type { Layer } from './unfold-powers';

/** A folder with its parsed files. */
export interface ParsedFolder {
  readonly dir: string;
  readonly files: readonly ReadFile[];
}

export interface Assembled {
  readonly pack: Pack;
  readonly origins: SourceMap;
  readonly problems: readonly PackProblem[];
}

type Entry = Record<string, unknown> & { basis?: unknown; replaces?: true; layer?: Layer; inherited?: true };

const listNames = Object.keys(lists) as ListName[];
const singleNames = Object.keys(singles) as SingleName[];

/** Name of a list → key that identifies its entries. */
export const idKeys: Readonly<Record<ListName, string>> = {
  fields: 'code',
  facts: 'name',
  regions: 'code',
  units: 'id',
  catalogues: 'id',
  references: 'code',
  matters: 'code',
  qualifications: 'id',
  arrangements: 'id',
  powers: 'id',
  transfers: 'id',
  ends: 'id',
  bundles: 'id',
  assessments: 'id',
  figures: 'id',
  posts: 'id',
  people: 'id',
  guides: 'code',
  approvalLevels: 'id',
  outcomes: 'id',
  returnReasons: 'id',
  disputeReasons: 'id',
  visitOutcomes: 'id',
  readingReasons: 'id',
  closures: 'id',
  refusalReasons: 'id',
  sla: 'id',
  statutes: 'id',
  escalation: 'id',
  extensionReasons: 'id',
  pauseReasons: 'id',
  suspensionReasons: 'id',
};

/**
 * Merges a jurisdiction with its frames. `folders`: the outermost frame first, the jurisdiction itself last. Each must
 * have a `jurisdiction` section.
 */
export function assemble(folders: readonly ParsedFolder[]): Assembled {
  const header = headersOf(folders.at(-1))[0];
  if (!header) throw new Error('assemble needs a folder with a jurisdiction section');
  const origins = new SourceMap(header.yaml);
  const problems: PackProblem[] = folders.flatMap(twoHeaders);
  const pack: Record<string, unknown> = { jurisdiction: header.content.jurisdiction };
  for (const name of listNames) pack[name] = mergeList(name, folders, origins, problems);
  for (const name of singleNames) pack[name] = mergeSingle(name, folders, origins, problems);
  const unfolded = unfold(pack as unknown as WrittenPack, origins);
  return { pack: unfolded.pack, origins, problems: [...problems, ...unfolded.problems] };
}

const headersOf = (folder: ParsedFolder | undefined): ReadFile[] =>
  folder?.files.filter((f) => f.content.jurisdiction) ?? [];

function twoHeaders(folder: ParsedFolder): PackProblem[] {
  const [first, ...more] = headersOf(folder);
  return more.map((f) =>
    f.yaml.problem(
      ['jurisdiction'],
      say('又一个 jurisdiction 部分', 'a second "jurisdiction" section'),
      say(`${first?.yaml.file} 中已有`, `${first?.yaml.file} has one already`),
    ),
  );
}

function mergeList(
  name: ListName,
  folders: readonly ParsedFolder[],
  origins: SourceMap,
  problems: PackProblem[],
): unknown[] {
  const merged = new Map<string, { entry: Entry; folder: ParsedFolder }>();
  for (const folder of folders) {
    const takesEffect = headersOf(folder)[0]?.content.jurisdiction?.takesEffect;
    for (const { yaml, content } of folder.files) {
      (content[name] as Entry[] | undefined)?.forEach((written, i) => {
        const entry: Entry = { ...written, basis: written.basis ?? content.basis };
        if (name === 'powers' || name === 'ends') entry.layer = { depth: folders.indexOf(folder), takesEffect };
        if (name === 'matters' && folder !== folders.at(-1)) entry.inherited = true;
        origins.entry(entry, yaml, [name, i]);
        const id = String(entry[idKeys[name]]);
        const fault = misplaced(id, entry, merged.get(id)?.folder, folder);
        if (fault) problems.push(origins.at(entry, [idKeys[name]], ...fault));
        else merged.set(id, { entry, folder });
        if (!entry.basis)
          problems.push(
            origins.at(
              entry,
              [],
              say(`“${id}”缺少依据`, `"${id}" has no source`),
              say('请为其填写 basis，或在文件开头统一填写', 'add `basis` to it, or once at the top of the file'),
            ),
          );
      });
    }
  }
  return [...merged.values()].map((m) => m.entry);
}

function misplaced(
  id: string,
  entry: Entry,
  earlier: ParsedFolder | undefined,
  folder: ParsedFolder,
): [Text, Text] | undefined {
  if (earlier === folder)
    return [
      say(`“${id}”重复`, `"${id}" occurs twice`),
      say('请更改其中一个的编号，或删去一个', 'change one of the ids, or remove one of the entries'),
    ];
  if (earlier && !entry.replaces)
    return [
      say(`上级框架 ${earlier.dir} 中已有“${id}”`, `"${id}" is in the frame ${earlier.dir} already`),
      say('换个编号；要取代它，就写 replaces: true', 'use another id, or write `replaces: true` to replace that entry'),
    ];
  if (!earlier && entry.replaces)
    return [
      say(`“${id}”没有可取代的条目`, `"${id}" replaces nothing`),
      say(
        '上级框架没有这个编号：去掉 replaces，或改正编号',
        'the frame has no entry of that id: remove `replaces` or correct the id',
      ),
    ];
  return undefined;
}

/**
 * Lists of days and years in a calendar are added to those of earlier files and of the frame, so that each year can
 * have its own file. Other values replace earlier ones.
 */
function withEarlierDays(earlier: unknown, value: unknown): unknown {
  const isList = (list: unknown): list is readonly (string | number)[] =>
    Array.isArray(list) && list.every((one) => typeof one !== 'object');
  return isList(earlier) && isList(value) ? [...new Set([...earlier, ...value])].sort() : value;
}

/** Adds the words of a jurisdiction to the alarms of its frame. A jurisdiction cannot remove words of its frame. */
function withEarlierWords(earlier: unknown, value: unknown): unknown {
  if (Array.isArray(earlier) && Array.isArray(value)) return [...new Set([...earlier, ...value])];
  if (typeof earlier !== 'object' || earlier === null || typeof value !== 'object' || value === null) return value;
  const joined = Object.entries(value).map(([key, words]) => [
    key,
    withEarlierWords((earlier as Readonly<Record<string, unknown>>)[key], words),
  ]);
  return { ...earlier, ...(Object.fromEntries(joined) as object) };
}

const additions: Readonly<Partial<Record<SingleName, (earlier: unknown, value: unknown) => unknown>>> = {
  calendar: withEarlierDays,
  alarms: withEarlierWords,
};

/**
 * Merges a section key by key: later folders replace the values of earlier ones. Prices of a jurisdiction also replace
 * the threshold of its frame.
 */
function mergeSingle(
  name: SingleName,
  folders: readonly ParsedFolder[],
  origins: SourceMap,
  problems: PackProblem[],
): object {
  const merged: Record<string, unknown> = {};
  for (const folder of folders) {
    const said = folder.files.flatMap(({ yaml, content }) =>
      Object.entries(content[name] ?? {}).map(([key, value]) => ({ key, value: value as unknown, yaml })),
    );
    if (name === 'classification' && said.some(({ key }) => key === 'prices')) delete merged.threshold;
    for (const { key, value, yaml } of said.filter((one) => one.value !== undefined)) {
      merged[key] = additions[name]?.(merged[key], value) ?? value;
      origins.key(name, key, yaml);
    }
  }
  for (const [key, schema] of Object.entries(singles[name].shape)) {
    if (!(key in merged) && !schema.isOptional())
      problems.push(
        origins.in(
          name,
          [key],
          say(`缺少“${name}.${key}”`, `"${name}.${key}" is missing`),
          say(
            `请在本辖区或上级框架的 ${name}: 下填写`,
            `add it under \`${name}:\` in this jurisdiction or in its frame`,
          ),
        ),
      );
  }
  return merged;
}
