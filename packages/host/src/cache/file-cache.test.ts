import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileCache } from './file-cache';

let folder: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'));
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (at = folder, mostBytes?: number): FileCache =>
  new FileCache(at, (what) => warnings.push(what), mostBytes);
const bytes = (text: string): Buffer => Buffer.from(text.repeat(20));
const files = async (): Promise<string[]> => (await readdir(folder)).map((name) => join(folder, name));
const only = async (): Promise<string> => (await files())[0] ?? 'no file';
const got = (key: string): string | undefined => {
  const found = open().get(key);
  return found && Buffer.from(found).toString();
};

it('another process reads the content of a key from the cache; a key without content gives undefined', () => {
  open().set('one', bytes('1'));
  expect(got('one')).toBe('1'.repeat(20));
  expect(got('other')).toBeUndefined();
  expect(warnings).toEqual([]);
});

it.each<readonly [string, (bytes: Buffer) => Buffer]>([
  ['a changed byte', (content) => content.fill(content.readUInt8(40) ^ 1, 40, 41)],
  ['a missing end', (content) => content.subarray(0, content.length - 10)],
  ['only a few bytes', (content) => content.subarray(0, 5)],
  ['no content', () => Buffer.alloc(0)],
])('a cached file with %s is reported and ignored until its content is stored again', async (_damage, damage) => {
  open().set('one', bytes('1'));
  const file = await only();
  await writeFile(file, damage(await readFile(file)));
  expect(got('one')).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining(`${file} is damaged`)]);
  open().set('one', bytes('1'));
  expect(got('one')).toBe('1'.repeat(20));
});

it('a cached file that was renamed to the file of another key is reported and ignored', async () => {
  open().set('one', bytes('1'));
  const first = await only();
  open().set('other', bytes('2'));
  const second = (await files()).find((file) => file !== first) ?? 'no file';
  await rename(second, first);
  expect(got('one')).toBeUndefined();
  expect(warnings).toHaveLength(1);
});

it('the cache removes the least recently used files when all files together exceed its size limit', async () => {
  for (const key of ['a', 'b', 'c']) open().set(key, bytes(key));
  for (const file of await files()) await utimes(file, 1000, 1000);
  expect(got('a')).toBeDefined();
  open(folder, 110).set('d', bytes('d'));
  expect(['a', 'b', 'c', 'd'].filter(got)).toEqual(['a', 'd']);
});

it('storing content leaves no temporary file in the folder', async () => {
  open().set('one', bytes('1'));
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.cached$/)]);
});

it('the cache stores nothing and warns when its folder cannot be written', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  const cache = open(join(file, 'below'));
  cache.set('one', bytes('1'));
  expect(cache.get('one')).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining('nothing can be cached')]);
});
