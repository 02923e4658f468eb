import * as labels from './labels';
import { anyOf, anyRole, anyState, localTime } from './phrases';
import type { Text } from './words';

const words = (...all: string[]): Text[] => all.map((word) => ({ zh: word, en: word }));

describe('Labels', () => {
  const tables = Object.entries(labels as Record<string, Readonly<Record<string, Text>>>);

  it.each(tables)('%s gives each code a Chinese and an English label without the code itself', (_name, table) => {
    for (const [code, { zh, en }] of Object.entries(table)) {
      expect(zh).toMatch(/^[\p{Script=Han}，]+$/u);
      expect(en).toMatch(/^[A-Za-z][a-z A-Z;]*$/);
      if (code.includes('-')) expect(`${zh} ${en}`).not.toContain(code);
    }
  });

  it.each(tables)('%s gives no two codes the same label', (_name, table) => {
    const all = Object.values(table);
    expect(new Set(all.map(({ zh }) => zh)).size).toBe(all.length);
    expect(new Set(all.map(({ en }) => en)).size).toBe(all.length);
  });
});

describe('anyOf', () => {
  it.each([
    [[], '', ''],
    [['甲'], '甲', '甲'],
    [['甲', '乙'], '甲或乙', '甲 or 乙'],
    [['甲', '乙', '丙'], '甲、乙或丙', '甲, 乙 or 丙'],
  ])('joins %j with the separators of each language', (given, zh, en) => {
    expect(anyOf(words(...given))).toEqual({ zh, en });
  });
});

describe('anyRole', () => {
  it('names roles by their labels and with an English article', () => {
    expect(anyRole(['operator', 'dispatcher', 'admin'])).toEqual({
      zh: '话务员、派单员或管理员',
      en: 'an operator, a dispatcher or an administrator',
    });
    expect(anyRole(['unit']).en).toBe('a unit officer');
  });
});

describe('anyState', () => {
  it('quotes the label of each state', () => {
    expect(anyState(['dispatched', 'acknowledged'])).toEqual({
      zh: '“待签收”“处置中”',
      en: '“To acknowledge” or “In hand”',
    });
  });
});

describe('localTime', () => {
  const at = Date.parse('2026-11-30T06:00:00Z');

  it('writes a time in the given zone', () => {
    expect(localTime(at, 'Asia/Shanghai')).toEqual({ zh: '11月30日14:00', en: '30 November, 14:00' });
    expect(localTime(at, 'UTC')).toEqual({ zh: '11月30日06:00', en: '30 November, 06:00' });
  });

  it('names the year only when it is not the present one in that zone', () => {
    const newYear = Date.parse('2026-12-31T16:30:00Z');
    expect(localTime(newYear, 'Asia/Shanghai', at)).toEqual({ zh: '2027年1月1日00:30', en: '1 January 2027, 00:30' });
    expect(localTime(newYear, 'UTC', at).zh).toBe('12月31日16:30');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => localTime(at, 'Asia/Nowhere')).toThrow(RangeError);
  });
});
