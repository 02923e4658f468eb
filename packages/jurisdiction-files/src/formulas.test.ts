import { compile } from '@hotline/jurisdiction';
import { powers, problemsOf, tinyPack } from './testing/tiny-pack';

const held = powers('id: a, holder: bureau, duty: punish, fields: [streets]');
const rate = (id: string, formula: string): string => `{id: ${id}, name: {zh: 率, en: rate}, formula: "${formula}"}`;
const withRates = (...rates: string[]): string => `${held}\nevaluation: {rates: [${rates.join(', ')}]}`;
const said = (more: string) => problemsOf(more).map(({ message, hint }) => [message.zh, hint.zh]);

describe('the rates of a pack', () => {
  it('a formula may use counts and rates that the pack lists before it', () => {
    expect(said(withRates(rate('onTime', 'resolvedInTime / due'), rate('points', 'max(0, 100 * onTime)')))).toEqual([]);
  });

  it('refuses an unknown name, a rate that is listed later, a division by zero, and a rate with the name of a count', () => {
    expect(said(withRates(rate('onTime', 'resolvdInTime / due')))).toEqual([
      ['公式中没有“resolvdInTime”这一项', '是不是“resolvedInTime”？'],
    ]);
    expect(said(withRates(rate('points', '100 * onTime'), rate('onTime', 'resolved / due')))[0]?.[0]).toBe(
      '公式中没有“onTime”这一项',
    );
    expect(said(withRates(rate('onTime', 'resolved / 0')))).toEqual([
      ['公式第10个字符：公式除以零', '请写可能不为零的除数'],
    ]);
    expect(said(withRates(rate('due', 'resolved + 1')))).toEqual([['“due”已是另一项的名称', '请换一个名称']]);
    expect(said(withRates(rate('on-time', 'resolved')))[0]?.[1]).toContain('以小写字母开头');
  });
});

describe('the peer groups of a pack', () => {
  const groups = (...all: string[]): string => `${held}\nevaluation: {peerGroups: [${all.join(', ')}]}`;
  it('peer groups compare a unit with the first group that lists it or its kind', () => {
    const pack = tinyPack(
      groups(
        '{id: own, name: {zh: 局, en: b}, units: [bureau]}',
        '{id: all, name: {zh: 部门, en: a}, kinds: [agency]}',
      ),
    );
    const { peersOf } = compile(pack).evaluation;
    expect([peersOf.get('bureau'), peersOf.get('planning'), peersOf.get('hotline')]).toEqual(['own', 'all', undefined]);
  });

  it('peer groups are refused with an unknown unit, or with both units and kinds', () => {
    expect(said(groups('{id: own, name: {zh: 局, en: b}, units: [bureua]}'))).toEqual([
      ['没有单位“bureua”', '是不是“bureau”？'],
    ]);
    expect(said(groups('{id: own, name: {zh: 局, en: b}, units: [bureau], kinds: [agency]}'))[0]?.[1]).toContain(
      '二者取一',
    );
  });
});
