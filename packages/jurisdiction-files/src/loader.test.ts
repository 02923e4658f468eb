import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadPack, PackError, packOf, readJurisdiction } from './loader';

jest.setTimeout(60_000);

const demo = (name: string): string => join(__dirname, '../../../deploy/jurisdictions', name);

describe('Loading the folder of a pack', () => {
  let home = '';
  beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'pack-'))));
  afterEach(() => rm(home, { recursive: true }));

  const writeFolder = async (name: string, files: Record<string, string>): Promise<string> => {
    await mkdir(join(home, name));
    for (const [file, text] of Object.entries(files)) await writeFile(join(home, name, file), text);
    return join(home, name);
  };
  const header = (name: string, frame: string) =>
    `jurisdiction: {name: ${name}, title: {zh: 甲, en: A}, version: "1", serves: a, extends: ${frame}}`;

  test('refuses a folder that does not exist, and one without a jurisdiction section', async () => {
    await expect(loadPack(join(home, 'nowhere'))).rejects.toThrow('there is no such folder');
    await expect(loadPack(await writeFolder('bare', { 'x.yaml': 'fields: []' }))).rejects.toThrow(
      'no file of this folder has a `jurisdiction` section',
    );
  });

  test('refuses a jurisdiction and a frame that extend each other', async () => {
    const dir = await writeFolder('one', { 'jurisdiction.yaml': header('one', 'two') });
    await writeFolder('two', { 'jurisdiction.yaml': header('two', 'one') });
    await expect(loadPack(dir)).rejects.toThrow('the frame "one" extends itself through other frames');
  });

  test('refuses an entry with the id of an entry of the frame, unless it has `replaces: true`', async () => {
    await mkdir(join(home, 'county'));
    const field = '{code: sanitation, name: {zh: 卫生, en: S}, basis: {kind: assumption, text: t}}';
    const dir = join(home, 'county');
    await writeFile(
      join(dir, 'jurisdiction.yaml'),
      `jurisdiction: {name: county, title: {zh: 县, en: C}, version: "1", serves: shanghe, extends: frame}\nfields: [${field}]\n`,
    );
    await writeFolder('frame', {
      'jurisdiction.yaml': header('frame', 'none').replace(', extends: none', '') + `\nfields: [${field}]\n`,
    });
    const failure: unknown = await loadPack(dir).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(PackError);
    expect((failure as PackError).problems[0]).toMatchObject({
      file: join(dir, 'jurisdiction.yaml'),
      line: 2,
      message: {
        en: expect.stringContaining('is in the frame') as string,
        zh: expect.stringContaining('上级框架') as string,
      },
    });
  });

  test('takes from the frame that `referencesFrom` names its reference matters and nothing else', async () => {
    const { pack, text } = await readJurisdiction(demo('jinan'));
    const [references, ...frames] = text;
    expect(basename(references?.dir ?? '')).toBe('national');
    expect(Object.keys(references?.files ?? {}).every((name) => name.startsWith('matters'))).toBe(true);
    expect(frames.map(({ dir }) => basename(dir))).toEqual(['emergencies', 'jinan']);
    expect(pack.references.length).toBe(Object.keys(references?.files ?? {}).length);
    expect(packOf(text)).toEqual(pack);
  });

  test('reads the reference matters once for a jurisdiction that extends their frame', async () => {
    const { text } = await readJurisdiction(demo('changzhou'));
    expect(text.map(({ dir }) => basename(dir))).toEqual(['emergencies', 'national', 'changzhou']);
  });

  test('reports the problems of a jurisdiction and of its frame together', async () => {
    const dir = await writeFolder('near', { 'jurisdiction.yaml': header('near', 'far'), 'units.yaml': 'units: [{}]' });
    await writeFolder('far', { 'jurisdiction.yaml': 'jurisdiction: {name: far}', 'more.yaml': 'unit: []' });
    const failure: unknown = await loadPack(dir).catch((e: unknown) => e);
    const files = (failure as PackError).problems.map((p) => p.file.slice(home.length + 1));
    expect([...new Set(files)]).toEqual([
      join('far', 'jurisdiction.yaml'),
      join('far', 'more.yaml'),
      join('near', 'units.yaml'),
    ]);
  });

  test('gives the same version for the same content, and another version for other content', async () => {
    const [first, again, other] = await Promise.all([
      loadPack(demo('shanghe')),
      loadPack(demo('shanghe')),
      loadPack(demo('jinan')),
    ]);
    expect(first.version).toBe(again.version);
    expect(first.version).not.toBe(other.version);
  });
});
