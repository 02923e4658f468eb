import type { Region } from '@hotline/jurisdiction';
import { findLocationsIn } from './find-locations';

const region = (code: string, zh: string, level: Region['level'], aliases: string[] = [], parent?: string): Region => ({
  code,
  name: { zh, en: code },
  level,
  aliases,
  ...(parent ? { parent } : {}),
});
const regions = new Map(
  [
    region('county', '商河县', 'district'),
    region('xushang', '许商街道', 'street', ['青年路', '文化广场'], 'county'),
    region('baiqiao', '白桥镇', 'town', ['后白桥村', '青年路市场'], 'county'),
  ].map((one) => [one.code, one]),
);
const codes = (words: string): string[] => findLocationsIn({ regions }, words, 10).map((found) => found.region);

describe('Finding a location by words', () => {
  it('finds a region by its name, by a part of the name, and by other names that callers use', () => {
    expect(codes('许商')).toEqual(['xushang']);
    expect(codes('后白桥村')).toEqual(['baiqiao']);
    expect(codes('baiqiao')).toEqual(['baiqiao']);
  });

  it('puts the exact name before a longer one, and tells which name matched and which regions contain it', () => {
    const [first, second] = findLocationsIn({ regions }, '青年路', 10);
    expect(first).toMatchObject({ region: 'xushang', alias: '青年路', within: [{ zh: '商河县' }] });
    expect(second).toMatchObject({ region: 'baiqiao', alias: '青年路市场' });
  });

  it('puts the smaller region first when an address names two', () => {
    expect(codes('商河县文化广场东门')).toEqual(['xushang', 'county']);
  });

  it('finds a region by its name typed in pinyin, in full or by the initials', () => {
    expect(codes('xushang')).toEqual(['xushang']);
    expect(codes('xsjd')).toEqual(['xushang']);
    expect(codes('houbaiqiao')).toEqual(['baiqiao']);
    expect(codes('hbq')).toEqual(['baiqiao']);
  });

  it('finds nothing for blanks or an unknown name, and no more regions than were asked for', () => {
    expect(codes('  ')).toEqual([]);
    expect(codes('月球')).toEqual([]);
    expect(findLocationsIn({ regions }, '县', 1)).toHaveLength(1);
  });
});
