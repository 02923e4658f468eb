import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../testing/command-run';
import { Checkpoint, NotResumable, type Progress } from './checkpoint';
import { hashOf, readBatches, writeLines } from './lines';
import { DamagedFile, checkFiles, NotAnExport, readManifest, type Manifest } from './manifest';

let folder: TestFolder;
beforeEach(() => void (folder = new TestFolder()));
afterEach(() => folder.remove());

async function batchesOf(file: string, skip: number, size: number): Promise<number[][]> {
  const batches: number[][] = [];
  for await (const batch of readBatches<number>(file, skip, size)) batches.push(batch);
  return batches;
}

describe('the lines of an export', () => {
  it('lines are read back in batches, and the given number of lines is skipped', async () => {
    const file = join(folder.path, 'a.ndjson');
    await writeLines(file, [1, 2, 3, 4, 5]);
    expect(await batchesOf(file, 0, 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(await batchesOf(file, 3, 2)).toEqual([[4, 5]]);
    expect(await batchesOf(file, 5, 2)).toEqual([]);
  });

  it('the file of lines has the returned hash, and is readable by its owner only', async () => {
    const file = join(folder.path, 'a.ndjson');
    expect(await writeLines(file, [{ a: '甲' }])).toBe(await hashOf(file));
    expect(readFileSync(file, 'utf8')).toBe('{"a":"甲"}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuses to replace an existing file', async () => {
    await expect(writeLines(folder.file('a.ndjson', 'x'), [1])).rejects.toThrow('EEXIST');
  });
});

describe('the manifest of an export', () => {
  const exported = async (): Promise<Manifest> => {
    const file = join(folder.path, 'log.ndjson');
    const sha256 = await writeLines(file, [1]);
    return { log: { file: 'log.ndjson', sha256, fingerprint: { count: 1, sum: '0' } }, collections: {} } as never;
  };

  it('accepts files with their hashes, and refuses a changed one in both languages', async () => {
    const manifest = await exported();
    await expect(checkFiles(folder.path, manifest)).resolves.toBeUndefined();
    appendFileSync(join(folder.path, 'log.ndjson'), 'x');
    await expect(checkFiles(folder.path, manifest)).rejects.toThrow(DamagedFile);
    await expect(checkFiles(folder.path, manifest)).rejects.toThrow(/log\.ndjson 已损坏.*\n {2}log\.ndjson is damaged/);
  });

  it('refuses an export with a missing file, or in another format', async () => {
    const manifest = await exported();
    const missing = { ...manifest, log: { ...manifest.log, file: 'none.ndjson' } };
    await expect(checkFiles(folder.path, missing)).rejects.toThrow(NotAnExport);
    folder.file('manifest.json', '{"format": 9}');
    expect(() => readManifest(folder.path)).toThrow('格式为 9，本程序只读 1');
  });
});

describe('the checkpoint of an import', () => {
  const progress = (more: Partial<Progress> = {}): Progress => ({
    manifest: 'm',
    target: '/data',
    documents: {},
    events: 0,
    ends: [],
    groups: {},
    finished: false,
    ...more,
  });

  it('an import without a checkpoint starts from the beginning, and one with a checkpoint resumes there', () => {
    const checkpoint = new Checkpoint(join(folder.path, 'c.json'));
    expect(checkpoint.read(progress())).toEqual({ progress: progress(), resumed: false });
    checkpoint.write(progress({ events: 7 }));
    expect(checkpoint.read(progress())).toEqual({ progress: progress({ events: 7 }), resumed: true });
  });

  test.each([
    ['another export', { manifest: 'other' }, '导出内容不同'],
    ['another target', { target: '/elsewhere' }, '当时的目标是 /data，现在是 /elsewhere'],
  ])('refuses a checkpoint of %s', (_, change, zh) => {
    const checkpoint = new Checkpoint(join(folder.path, 'c.json'));
    checkpoint.write(progress());
    expect(() => checkpoint.read(progress(change))).toThrow(NotResumable);
    expect(() => checkpoint.read(progress(change))).toThrow(zh);
  });
});
