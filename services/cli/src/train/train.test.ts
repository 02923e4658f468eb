import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, learnedNormaliser } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { modelFromBytes } from '@hotline/learning';
import { NothingToLearn } from './learn';
import { openPredictor, predictionsTable } from './predict';
import { readHistory, type HowToRead } from './rows';
import { NotOverwritten } from './store';
import { train, type Trained, type TrainingOptions } from './train';

jest.setTimeout(60_000);

/** Texts that differ but all contain the one word that indicates their matter. */
const STORIES = [
  '昨夜三点老人被吵醒',
  '孩子明天要高考了',
  '已经打过两回电话',
  '邻居们都签了名',
  '从立夏闹到霜降',
  '物业推给社区',
  '我在三楼窗口看着',
  '请派人来量一量',
  '上个月也说要管',
  '外地亲戚都笑话',
  '清早买菜路过',
  '门卫劝了不听',
];
const squeaks = STORIES.map((story) => `${story}，哐啷匣子`);
const puddles = STORIES.map((story) => `咕嘟坑，${[...story].reverse().join('')}`);
const table = (...rows: readonly string[][]): string => rows.map((row) => row.join('\t')).join('\n');

let folder = '';
let jurisdiction: Jurisdiction;
let first = '';
let second = '';
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
  [first = '', second = ''] = jurisdiction.matters.keys();
});
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hotline-train-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const how: HowToRead = { columns: {}, asTickets: true, needsLabel: true, skipFlawed: false };
const put = (content: string, name = 'tickets.tsv'): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const options = (): TrainingOptions => ({
  jurisdiction,
  folder: join(folder, 'models'),
  held: 0.25,
  least: 5,
  seed: 1,
  date: '2026-01-05',
  say: () => undefined,
});
const history = (labels: readonly [string, string] = [first, second]) =>
  table(['内容', '事项'], ...squeaks.map((text) => [text, labels[0]]), ...puddles.map((text) => [text, labels[1]]));
const learnFrom = async (
  content: string,
  change: Partial<TrainingOptions> = {},
  reading: Partial<HowToRead> = {},
): Promise<Trained> => train([await readHistory(put(content), { ...how, ...reading })], { ...options(), ...change });
const flawsOf = async (trying: Promise<unknown>): Promise<BadFile['flaws']> => {
  const error: unknown = await trying.catch((reason: unknown) => reason);
  if (error instanceof BadFile) return error.flaws;
  throw error;
};

describe('training on past tickets', () => {
  it('trains a model of the jurisdiction’s matters and measures it on texts that it has not seen', async () => {
    const { stored, markdown, data } = await learnFrom(history());
    const model = modelFromBytes(readFileSync(stored.file), learnedNormaliser);
    expect(model.metadata).toMatchObject({
      catalogue: catalogueOf(jurisdiction),
      date: '2026-01-05',
      trainedOn: { [first]: 12, [second]: 12 },
      notes: { jurisdiction: 'shanghe' },
    });
    expect(data).toMatchObject({
      trained: 18,
      held: 6,
      refitted: true,
      assessments: [{ name: 'pack' }, { name: 'model', accuracy: 1 }, { name: 'both' }],
    });
    expect(markdown).toContain(`| ${jurisdiction.matters.get(first)?.name.zh} |`);
  });

  it('learns from the sample that is shipped, and is more accurate with it than the pack alone', async () => {
    const sample = join(__dirname, '../../../../deploy/samples/shanghe-training.csv');
    const { data } = await train([await readHistory(sample, how)], options());
    const { rows, trained, held, assessments } = data as {
      rows: number;
      trained: number;
      held: number;
      assessments: readonly { readonly name: string; readonly accuracy: number }[];
    };
    expect([rows, trained + held]).toEqual([80, 80]);
    const accuracy = (name: string): number => assessments.find((one) => one.name === name)?.accuracy ?? 0;
    expect(accuracy('both')).toBeGreaterThanOrEqual(accuracy('pack'));
  });

  it('writes the same model only once, and never over another model', async () => {
    const { stored } = await learnFrom(history());
    expect((await learnFrom(history())).stored).toEqual({ ...stored, existed: true });
    expect(readdirSync(join(folder, 'models'))).toHaveLength(1);
    await expect(learnFrom(history([second, first]), { out: stored.file })).rejects.toThrow(NotOverwritten);
  });

  it('puts near-duplicates either all into the training texts or all into the held-back texts', async () => {
    const copies = squeaks.flatMap((text) => [text, `${text}。`, `${text}！！`]);
    const { data } = await learnFrom(
      table(['内容', '事项'], ...copies.map((text) => [text, first]), ...puddles.map((text) => [text, second])),
    );
    expect((data as { alike: number }).alike).toBe(24);
  });

  it('does not learn from the rows that the file marks for testing', async () => {
    const rows = [...squeaks.map((text) => [text, first]), ...puddles.map((text) => [text, second])];
    const { data, stored } = await learnFrom(
      table(['内容', '事项', 'split'], ...rows.map((row, i) => [...row, i % 4 === 0 ? 'dev' : 'train'])),
    );
    expect(data).toMatchObject({ trained: 18, held: 6, refitted: false });
    expect(modelFromBytes(readFileSync(stored.file), learnedNormaliser).metadata.trainedOn).toEqual({
      [first]: 9,
      [second]: 9,
    });
  });

  it('accepts names of matters as labels, and other labels through a map', async () => {
    const name = jurisdiction.matters.get(first)?.name.zh ?? '';
    const map = put(table(['类别', '事项'], ['噪', first], ['坑', second], ['杂', '-']), 'map.tsv');
    const { data } = await learnFrom(`${history([name, '坑'])}\n随便说说\t杂`, { map });
    expect(data).toMatchObject({ rows: 25, trained: 18 });
  });

  it('does not learn labels with too few texts, and names them in the report', async () => {
    const [, , third = ''] = jurisdiction.matters.keys();
    const { stored, markdown } = await learnFrom(`${history()}\n只此一件\t${third}`);
    expect(Object.keys(modelFromBytes(readFileSync(stored.file), learnedNormaliser).metadata.trainedOn)).toEqual(
      [first, second].sort(),
    );
    expect(markdown).toContain(`too few texts to learn: ${jurisdiction.matters.get(third)?.name.zh} (1)`);
  });

  it('masks telephone numbers before it learns', async () => {
    const read = await readHistory(put(table(['内容', '事项'], ['请打13800138000', first])), how);
    expect(read.rows[0]?.text).not.toContain('13800138000');
  });

  it('learns labels that are not matters, and predicts with such a model without a pack', async () => {
    const { jurisdiction: _, ...free } = options();
    const { stored } = await train([await readHistory(put(history(['吵', '臭'])), { ...how, asTickets: false })], free);
    const predictor = await openPredictor(stored.file, () => Promise.reject(new Error('no jurisdiction is asked for')));
    const lines = predictionsTable([{ line: 2, text: '桥头的哐啷匣子', label: '' }], predictor).split('\n');
    expect(lines[0]).toBe('line\tlabel\tprobability\tsecond\tsecond_probability\tthird\tthird_probability');
    expect(lines[1]).toMatch(/^2\t吵\t[01]\.\d{4}\t臭\t/);
  });
});

describe('training on a file with flaws', () => {
  it('names line and column of every flaw', async () => {
    const content = table(
      ['内容', '事项', 'split'],
      ['有字', '', 'train'],
      ['', first, 'train'],
      ['有字', first, 'sometimes'],
      ['缺一格', first],
    );
    expect(await flawsOf(learnFrom(content))).toMatchObject([
      { line: 2, column: '事项', what: { zh: '事项为空', en: 'the label is empty' } },
      { line: 3, column: '内容', what: { zh: '内容为空', en: 'the text is empty' } },
      { line: 4, column: 'split', what: { zh: '划分不能是“sometimes”' } },
      { line: 5, column: 'split' },
    ]);
  });

  it('leaves out faulty rows when asked to', async () => {
    const { markdown } = await learnFrom(`${history()}\n没有标签\t`, {}, { skipFlawed: true });
    expect(markdown).toContain('跳过的行有1处错误 1 flaw in rows that were left out');
  });

  it('names each label that is not a matter, with its first line, its count and how to map it', async () => {
    const [flaw] = await flawsOf(learnFrom(history(['无此事项', second])));
    expect(flaw).toMatchObject({
      line: 2,
      column: '事项',
      what: { zh: '没有事项“无此事项”（12行）', en: 'there is no matter "无此事项" (12 rows)' },
      hint: { zh: expect.stringContaining('--map') as string, en: expect.stringContaining('--map') as string },
    });
  });

  it('lists the columns of the file when one is missing', async () => {
    expect(await flawsOf(learnFrom(table(['甲', '乙'], ['a', 'b'])))).toMatchObject([
      { line: 1, what: { zh: '没有“内容”列', en: 'no column has the text' } },
      { what: { zh: '没有“事项”列' }, hint: { en: expect.stringContaining('甲, 乙') as string } },
    ]);
    expect(await flawsOf(learnFrom(history(), {}, { columns: { text: '正文' } }))).toMatchObject([
      { what: { zh: '没有名为“正文”的列', en: 'no column is called "正文"' } },
    ]);
  });

  it.each([
    ['texts of one label only', () => history([first, first]), 'all 24 texts have the label'],
    [
      'too few different texts',
      () =>
        table(
          ['内容', '事项'],
          ...squeaks.slice(0, 4).map((text) => [text, first]),
          ...puddles.map((text) => [text, second]),
        ),
      'only 1 label can be learned',
    ],
  ])('refuses to learn from %s', async (_, content, message) => {
    await expect(learnFrom(content())).rejects.toThrow(NothingToLearn);
    await expect(learnFrom(content())).rejects.toThrow(message);
  });
});
