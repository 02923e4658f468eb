import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import fc from 'fast-check';
import type { Mention } from '../domain/mentions/mention';
import { packReaderFor, type MentionReader } from './reader';

/** Monday, nine in the morning in the zone of the pack. */
const RECEIVED = Date.parse('2026-01-05T09:00:00+08:00');

let mentions: MentionReader;
let pack: Jurisdiction;
beforeAll(async () => {
  pack = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
  ({ mentions } = packReaderFor(pack));
});
const of = (text: string, kind: Mention['kind']): readonly Mention[] =>
  mentions(text, RECEIVED).filter((mention) => mention.kind === kind);
const meaning = ({ every, from, to }: Mention): string =>
  [every, [from, to].filter(Boolean).join('/')].filter(Boolean).join(' ');

describe('mentions in any text', () => {
  const piece = fc.constantFrom(
    '昨晚11点',
    '１１点半',
    '每天凌晨2点到5点',
    '青年路15号',
    '我們小區',
    '電力公司',
    '宏图物业',
    '3号楼2单元',
    '商河县许商街道',
    '😀',
    '👨‍👩‍👧',
    '，',
    '。',
    '\n',
    ' ',
    '的',
    '在',
    '***',
    '＊＊＊',
    '到',
    '一点',
    '公司',
    '路',
    '村',
    '号',
    '12',
    '三',
    '\ud83d',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 })
    .map((pieces) => pieces.join(''));

  it('finds mentions in order and without overlaps, each at its position in the original text', () => {
    fc.assert(
      fc.property(text, (said) => {
        let end = 0;
        for (const mention of mentions(said, RECEIVED)) {
          expect(said.slice(mention.offset, mention.offset + mention.length)).toBe(mention.text);
          expect(mention.offset).toBeGreaterThanOrEqual(end);
          expect(mention.length).toBeGreaterThan(0);
          end = mention.offset + mention.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['1', '3点', '昨天', '青年路', '啊店', '1月1日到', '一', '😀昨晚😀', '3号楼'])(
    'finds at most 60 mentions in a million characters of %s',
    (unit) => {
      const noise = unit.repeat(1_000_000 / unit.length);
      const found = mentions(noise, RECEIVED);
      expect(found.length).toBeLessThanOrEqual(60);
      for (const { text: words, offset, length } of found) expect(noise.slice(offset, offset + length)).toBe(words);
    },
  );
});

describe('the meaning of a time in a text received on a Monday morning', () => {
  it.each([
    ['昨晚11点', '2026-01-04T23:00+08:00'],
    ['昨晚两点', '2026-01-05T02:00+08:00'],
    ['今天半夜两点', '2026-01-05T02:00+08:00'],
    ['昨天凌晨两点', '2026-01-04T02:00+08:00'],
    ['昨晚12点', '2026-01-05T00:00+08:00'],
    ['前天中午12点', '2026-01-03T12:00+08:00'],
    ['11月3日', '2025-11-03'],
    ['2月3日', '2026-02-03'],
    ['十一月三号晚上八点', '2025-11-03T20:00+08:00'],
    ['2025.12.3', '2025-12-03'],
    ['去年十月', '2025-10'],
    ['上个月15号', '2025-12-15'],
    ['上周日', '2026-01-04'],
    ['这周三', '2026-01-07'],
    ['上上周五', '2025-12-26'],
    ['三天前', '2026-01-02'],
    ['两个月前', '2025-11'],
    ['11月3日到5日', '2025-11-03/2025-11-05'],
    ['昨天下午2点到4点', '2026-01-04T14:00+08:00/2026-01-04T16:00+08:00'],
    ['昨天晚上10点到2点', '2026-01-04T22:00+08:00/2026-01-05T02:00+08:00'],
    ['每天凌晨2点到5点', 'day 02:00/05:00'],
    ['晚上11点', '23:00'],
    ['昨天8点', '2026-01-04'],
    ['半个月', ''],
    ['周一到周五', ''],
    ['13月45日到99点', ''],
  ])('resolves the time %s as "%s"', (words, means) => {
    expect(of(`${words}还在施工`, 'time').map(meaning)[0] ?? '').toBe(means);
  });

  it.each(['一点都不隔音', '提两点意见', '住在15号院', '一周五次', '每月300块的月租', '第3天'])(
    'finds no time in %s',
    (words) => {
      expect(of(words, 'time').filter((mention) => mention.from !== undefined)).toEqual([]);
    },
  );

  it('resolves a time in the zone of the pack', () => {
    const read = packReaderFor({
      ...pack,
      version: 'in London',
      calendar: { ...pack.calendar, timeZone: 'Europe/London' },
    }).mentions;
    expect(read('昨晚11点还在施工', Date.parse('2026-07-06T23:30:00Z')).map(meaning)).toEqual([
      '2026-07-06T23:00+01:00',
    ]);
  });
});

describe('a location in a text', () => {
  it.each([
    ['我家住在青年路15号院', '青年路15号院'],
    ['我们和平路那边', '和平路'],
    ['在翠湖小区3号楼2单元501室', '翠湖小区3号楼2单元501室'],
    ['富民路和长青路交叉口', '富民路和长青路交叉口'],
    ['玉皇庙镇瓦西村的', '玉皇庙镇瓦西村'],
  ])('finds in %s the location %s', (text, location) => {
    expect(of(text, 'location').map((mention) => mention.text)).toEqual([location]);
  });
  it('gives the region of a location that contains a region of the pack', () => {
    expect(of('许商街道青年路15号', 'location')).toMatchObject([{ text: '许商街道青年路15号', region: 'xushang' }]);
  });
  it.each(['我们小区', '这条路', '马路上', '俺们村', '老旧小区改造', '走路', '十字路口', '有没有挖路的手续'])(
    'finds no location without a name in %s',
    (text) => {
      expect(of(text, 'location')).toEqual([]);
    },
  );
});

describe('an organisation in a text', () => {
  it.each([
    ['我去找宏图物业了', '宏图物业'],
    ['被鑫达建筑有限公司拖欠', '鑫达建筑有限公司'],
    ['孩子在金色摇篮幼儿园', '金色摇篮幼儿园'],
  ])('finds in %s the organisation %s', (text, name) => {
    expect(of(text, 'organisation').map((mention) => mention.text)).toEqual([name]);
  });
  it('gives the unit of the pack for its name or a shortened form', () => {
    expect(of('供电公司不管', 'organisation')).toMatchObject([{ text: '供电公司', unit: 'power-company' }]);
  });
  it.each(['楼下烧烤店', '物业公司不管', '那家饭店', '小区物业费', '结局', '这家店'])(
    'finds no organisation without a name in %s',
    (text) => {
      expect(of(text, 'organisation')).toEqual([]);
    },
  );
});
