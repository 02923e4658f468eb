import type { Region } from '@hotline/jurisdiction';
import { phraseMatcher } from '@hotline/text';
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
const find = phraseMatcher(regionNames(regions));
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

it('finds no region for a name that two regions share when no outer region is named', () => {
  expect(regionOf('东街村的路灯坏了')).toBeUndefined();
});

it('finds no region where none is named', () => {
  expect(regionOf('楼下油烟太大')).toBeUndefined();
  expect(regionOf('')).toBeUndefined();
});
