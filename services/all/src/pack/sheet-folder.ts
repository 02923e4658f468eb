import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { listSheets, settingSections } from './sheet-columns';

export type Entry = Record<string, unknown>;

/** What one folder itself says, without its frame: entries as people wrote them, each with its source. */
export interface Written {
  readonly lists: ReadonlyMap<string, readonly Entry[]>;
  readonly settings: ReadonlyMap<string, Entry>;
}

/** The pack files of a folder in the order in which they are read; scenarios are no part of a pack. */
export async function packFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /\.ya?ml$/.test(name) && !/scenarios\.ya?ml$/.test(name)).sort();
}

/** Reads a folder that has passed the loader. */
export async function readWritten(dir: string): Promise<Written> {
  const lists = new Map<string, Entry[]>(listSheets.map(({ section }) => [section, []]));
  const settings = new Map<string, Entry>(settingSections.map((section) => [section, {}]));
  for (const name of await packFiles(dir)) {
    const content = (parse(await readFile(join(dir, name), 'utf8')) ?? {}) as Record<string, unknown>;
    for (const [section, entries] of lists) entries.push(...withSource(content[section], content.basis));
    for (const [section, setting] of settings) Object.assign(setting, content[section]);
  }
  return { lists, settings };
}

const withSource = (entries: unknown, basis: unknown): Entry[] => (Array.isArray(entries) ? (entries as Entry[]).map((entry) => (entry.basis ? entry : { ...entry, ...(basis ? { basis } : {}) })) : []);
