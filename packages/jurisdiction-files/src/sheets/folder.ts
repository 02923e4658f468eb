import { parse } from 'yaml';
import { isScenarios, type FolderText } from '../read/folder-text';
import { listSheets, settingSections } from './columns';

export type WrittenEntry = Record<string, unknown>;

/** The entries in the files of one folder, without those of its frame. Each list entry has its source. */
export interface WrittenFolder {
  readonly lists: ReadonlyMap<string, readonly WrittenEntry[]>;
  readonly settings: ReadonlyMap<string, WrittenEntry>;
}

/** The files of a folder that are part of its pack, in the order in which they are read. */
export const packFiles = ({ files }: FolderText): (readonly [name: string, text: string])[] =>
  Object.entries(files).filter(([name]) => !isScenarios(name));

/** Reads a folder that has passed the loader. */
export function writtenIn(folder: FolderText): WrittenFolder {
  const lists = new Map<string, WrittenEntry[]>(listSheets.map(({ section }) => [section, []]));
  const settings = new Map<string, WrittenEntry>(settingSections.map((section) => [section, {}]));
  for (const [, text] of packFiles(folder)) {
    const content = (parse(text) ?? {}) as Record<string, unknown>;
    for (const [section, entries] of lists) entries.push(...withSource(content[section], content.basis));
    for (const [section, setting] of settings) Object.assign(setting, content[section]);
  }
  return { lists, settings };
}

const withSource = (entries: unknown, basis: unknown): WrittenEntry[] =>
  Array.isArray(entries)
    ? (entries as WrittenEntry[]).map((entry) => (entry.basis ? entry : { ...entry, ...(basis ? { basis } : {}) }))
    : [];
