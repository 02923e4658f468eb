import type { Region } from '@hotline/jurisdiction';
import { phraseMatcher } from '@hotline/text';
import { withHeardNames } from './heard-names';
import { regionIn, regionNames } from './regions';

const region = (
  code: string,
  zh: string,
  level: Region['level'],
  parent?: string,
  aliases: readonly string[] = [],
): Region => ({
  code,
  name: { zh, en: code },
  level,
  aliases,
  ...(parent === undefined ? {} : { parent }),
});
const regions = new Map(
  [
    region('county', '商河县', 'district'),
    region('yhm', '玉皇庙镇', 'town', 'county', ['东街村']),
    region('xs', '许商街道', 'street', 'county', ['商中路', '东街村']),
    region('grid-1', '许商第一网格', 'grid', 'xs', ['幸福小区']),
  ].map((one) => [one.code, one]),
);
const names = regionNames(regions);
const find = withHeardNames(phraseMatcher(names), names);
const regionOf = (text: string): string | undefined => regionIn(text, text, find(text), regions)?.code;

it('finds the smallest region that a text names', () => {
  expect(regionOf('商河县许商街道幸福小区')).toBe('grid-1');
  expect(regionOf('商河县的政策')).toBe('county');
});

it('prefers the longest name of a region at one position', () => {
  expect(regionIn('商河许商街道办事处', '商河许商街道办事处', find('商河许商街道办事处'), regions)).toEqual({
    code: 'xs',
    text: '许商街道办事处',
    offset: 2,
  });
});

it('prefers the region of the event to the region that the caller comes from', () => {
  expect(regionOf('我是玉皇庙人，在许商被狗咬了')).toBe('xs');
});

it.each([
  ['a region that is denied', '不是玉皇庙，是许商这边的路灯坏了'],
  ['a region where the caller lives', '我家住玉皇庙镇，上班路过看见许商街道的井盖没了'],
  ['a region where the caller lived', '以前住玉皇庙镇，现在许商街道的房子漏水'],
  ['a region on the way', '从玉皇庙镇去县城，在许商街道被追尾'],
  ['the destination', '去玉皇庙镇的路上，许商街道路口有个坑'],
])('passes over %s', (_what, text) => {
  expect(regionOf(text)).toBe('xs');
});

it('takes the region where the caller lives if the text names no other', () => {
  expect(regionOf('我住玉皇庙镇，楼下油烟太大')).toBe('yhm');
  expect(regionOf('我住玉皇庙镇的老街，路灯坏了')).toBe('yhm');
});

it.each([
  '玉皇庙镇和许商街道交界处有人倒垃圾',
  '玉皇庙镇与许商街道之间的路断了',
  '玉皇庙镇有人摆摊，许商街道也有人摆摊',
])('names no region where two fit equally well, so that the caller is asked: %s', (text) => {
  expect(regionOf(text)).toBeUndefined();
});

it('finds no region for a name that two regions share when no outer region is named', () => {
  expect(regionOf('东街村的路灯坏了')).toBeUndefined();
});

it('finds no region where none is named', () => {
  expect(regionOf('楼下油烟太大')).toBeUndefined();
  expect(regionOf('')).toBeUndefined();
});

it.each(['玉黄庙镇有人倒垃圾', '在玉皇苗镇政府旁边', '商河县玉王庙镇，路灯坏了', '玉黄庙的集市'])(
  'finds a region whose official name is written with other characters of the same sound: %s',
  (text) => {
    expect(regionOf(text)).toBe(text.includes('玉王庙') ? 'county' : 'yhm');
  },
);

it('takes no other name for a region that only sounds like it, and none with fewer than half of its characters', () => {
  expect(regionOf('尚忠路的路灯坏了')).toBeUndefined();
  expect(regionOf('鱼黄苗镇的路灯坏了')).toBeUndefined();
});

it('reads the words around a name that only sounds like a region as around one that is written right', () => {
  expect(regionOf('不是玉黄庙镇，是许商街道的路灯坏了')).toBe('xs');
});
