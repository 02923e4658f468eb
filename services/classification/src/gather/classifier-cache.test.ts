import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd, trainOnCatalogue, type CatalogueClassifier, type CatalogueExample } from '@hotline/learning';
import { classifierCache } from './classifier-cache';

const labels = ['light', 'water', 'dogs'];
const texts = ['村口路灯坏了', '路灯不亮', '家里停水两天', '水压太低', '流浪狗咬人', '狗叫扰民'];
const examplesWith = (more: string): readonly CatalogueExample[] =>
  [...texts, more].map((normalised, i) => ({
    label: Math.min(2, Math.floor(i / 2)),
    isSentence: true,
    passage: { normalised, silent: [] },
  }));
const examples = examplesWith('狗追学生');

let folder: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classifiers-'));
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The classifier for the examples, and whether it was trained: loading has no steps. */
function classify(of = examples, own = labels, at = folder): { classifier: CatalogueClassifier; trained: boolean } {
  const work = classifierCache(at, (what) => warnings.push(what))(of, own);
  for (let steps = 0; ; steps += 1) {
    const { done, value } = work.next();
    if (done) return { classifier: value, trained: steps > 0 };
  }
}
const files = (): Promise<string[]> => readdir(folder);
const only = async (): Promise<string> => join(folder, (await files())[0] ?? 'no file');

it('loads the classifier that was trained before, with the same predictions as a newly trained one', () => {
  expect(classify().trained).toBe(true);
  const { classifier, trained } = classify();
  expect(trained).toBe(false);
  expect(classifier.parts).toEqual(runToEnd(trainOnCatalogue(examples, labels)).parts);
  for (const normalised of [...texts, '没有水也没有路灯', ''])
    expect(classifier.predict({ normalised, silent: [] })).toEqual(
      runToEnd(trainOnCatalogue(examples, labels)).predict({ normalised, silent: [] }),
    );
});

it.each<readonly [string, (bytes: Buffer) => Buffer]>([
  ['a changed byte', (bytes) => bytes.fill(bytes.readUInt8(100) ^ 1, 100, 101)],
  ['a missing end', (bytes) => bytes.subarray(0, bytes.length - 10)],
  ['only a few bytes', (bytes) => bytes.subarray(0, 5)],
  ['no content', () => Buffer.alloc(0)],
])('trains again and warns when the file has %s, and replaces it', async (_damage, damage) => {
  classify();
  const file = await only();
  const intact = await readFile(file);
  await writeFile(file, damage(Buffer.from(intact)));
  expect(classify().trained).toBe(true);
  expect(warnings).toEqual([expect.stringContaining('is damaged')]);
  expect(await readFile(file)).toEqual(intact);
  expect(classify().trained).toBe(false);
});

it('has a file for each catalogue: other examples and other labels are trained separately', async () => {
  classify();
  expect(classify(examplesWith('狗追老人')).trained).toBe(true);
  expect(classify(examples, ['light', 'water', 'cats']).trained).toBe(true);
  expect(await files()).toHaveLength(3);
  expect(classify().trained).toBe(false);
});

it('trains another classifier when a part of an example becomes silent', () => {
  classify();
  const [first, ...rest] = examples as [CatalogueExample, ...CatalogueExample[]];
  const silent = { ...first, passage: { ...first.passage, silent: [{ from: 0, to: 2 }] } };
  expect(classify([silent, ...rest]).trained).toBe(true);
});

it('keeps the eight files used last', async () => {
  classify();
  const first = await only();
  for (let i = 0; i < 9; i += 1) {
    for (const [age, name] of (await files()).entries()) await utimes(join(folder, name), 1000 + age, 1000 + age);
    expect(classify().trained).toBe(false);
    classify(examplesWith(`狗${i}`));
  }
  expect(await files()).toHaveLength(8);
  expect(await files()).toContain(first.slice(folder.length + 1));
});

it('leaves no unfinished file behind', async () => {
  classify();
  expect(await files()).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.classifier$/)]);
});

it('classifies without a cache when the folder cannot be written, and warns', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  expect(classify(examples, labels, join(file, 'below')).trained).toBe(true);
  expect(warnings).toEqual([expect.stringContaining('could not be cached')]);
});
