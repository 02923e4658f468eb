import { parse } from 'yaml';
import { isScenarios, type FolderText } from '../read/folder-text';
import { listSheets, settingSections } from './columns';

export type Entry = Record<string, unknown>;

/** What one folder itself says, without its frame: entries as people wrote them, each with its source. */
export interface Written {
  readonly lists: ReadonlyMap<string, readonly Entry[]>;
  readonly settings: ReadonlyMap<string, Entry>;
}

/** The files of a folder that are part of its pack, in the order in which they are read. */
export const packFiles = ({ files }: FolderText): (readonly [name: string, text: string])[] =>
  Object.entries(files).filter(([name]) => !isScenarios(name));

/** Reads a folder that has passed the loader. */
export function writtenIn(folder: FolderText): Written {
  const lists = new Map<string, Entry[]>(listSheets.map(({ section }) => [section, []]));
  const settings = new Map<string, Entry>(settingSections.map((section) => [section, {}]));
  for (const [, text] of packFiles(folder)) {
    const content = (parse(text) ?? {}) as Record<string, unknown>;
    for (const [section, entries] of lists) entries.push(...withSource(content[section], content.basis));
    for (const [section, setting] of settings) Object.assign(setting, content[section]);
  }
  return { lists, settings };
}

const withSource = (entries: unknown, basis: unknown): Entry[] =>
  Array.isArray(entries)
    ? (entries as Entry[]).map((entry) => (entry.basis ? entry : { ...entry, ...(basis ? { basis } : {}) }))
    : [];
