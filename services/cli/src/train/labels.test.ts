import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { TestFolder } from '../testing/command-run';
import { prepare } from './examples';
import { readLabelMap, toMatters } from './labels';
import type { HistoryRow } from './rows';

jest.setTimeout(60_000);

let jurisdiction: Jurisdiction;
let folder: TestFolder;
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
});
beforeEach(() => void (folder = new TestFolder()));
afterEach(() => folder.remove());

const row = (line: number, text: string, label: string): HistoryRow => ({ line, text, label });
const history = (...rows: HistoryRow[]) => ({ file: 'tickets.csv', rows, labelHeader: '事项', leftOut: [] });

describe('a map of labels to matters', () => {
  it('accepts a matter by code or by name, and "-" for a label whose rows are left out', async () => {
    const file = folder.file('map.tsv', '标签\t事项\n食品\t校门口食品摊\n摊点\tstreet-trading.school-food\n杂项\t-\n');
    expect([...(await readLabelMap(file, jurisdiction))]).toEqual([
      ['食品', 'street-trading.school-food'],
      ['摊点', 'street-trading.school-food'],
      ['杂项', '-'],
    ]);
  });

  it('names each unknown matter with its line', async () => {
    const file = folder.file('map.tsv', '食品\t校门口食品摊\n噪\t无此事项\n');
    await expect(readLabelMap(file, jurisdiction)).rejects.toThrow(/map\.tsv:2 \[2\] 没有事项“无此事项”/);
  });
});

describe('the labels of a file of past tickets', () => {
  it('replaces labels by codes of matters, and removes the rows of labels that are left out', () => {
    const rows = toMatters(
      history(row(2, '甲', '校门口食品摊'), row(3, '乙', '杂项'), row(4, '丙', '食品')),
      jurisdiction,
      new Map([
        ['杂项', '-'],
        ['食品', 'street-trading.school-food'],
      ]),
    );
    expect(rows.map(({ line, label }) => [line, label])).toEqual([
      [2, 'street-trading.school-food'],
      [4, 'street-trading.school-food'],
    ]);
  });

  it('refuses labels that are not matters, lists the most frequent first, and suggests similar matters', () => {
    const refuse = () =>
      toMatters(
        history(row(2, '甲', '稀有'), row(3, '乙', '门口食品摊'), row(4, '丙', '门口食品摊')),
        jurisdiction,
        new Map(),
      );
    expect(refuse).toThrow(
      /tickets\.csv:3 \[事项\] 没有事项“门口食品摊”（2行）.*street-trading\.school-food”（校门口食品摊）/,
    );
    expect(refuse).toThrow(/there is no matter "稀有" \(1 row\) — write "稀有<TAB>CODE"/);
  });
});

describe('the preparation of past tickets', () => {
  const STORY = '昨夜三点老人被工地的机器吵醒，打了两回电话都没有人来管';

  it('removes repeated rows, and counts near-duplicates as one text', () => {
    const { examples, repeated, alike } = prepare(
      [row(2, STORY, 'a'), row(3, STORY, 'a'), row(4, `${STORY}！！`, 'a'), row(5, '路灯不亮', 'b')],
      1,
    );
    expect(examples.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect([repeated, alike]).toEqual([1, 1]);
  });

  it('lists labels with too few different texts, and texts with several labels', () => {
    const { rare, contradictions } = prepare([row(2, STORY, 'a'), row(3, STORY, 'b'), row(4, '路灯不亮', 'a')], 2);
    expect([...rare]).toEqual([['b', 1]]);
    expect(contradictions).toEqual([[2, 3]]);
  });

  it('uses the groups that the file names, instead of looking for near-duplicates', () => {
    const rows = [
      { ...row(2, '甲', 'a'), group: 'g' },
      { ...row(3, '乙', 'a'), group: 'g' },
    ];
    expect(prepare(rows, 1).examples.map(({ group }) => group)).toEqual(['g', 'g']);
  });
});
