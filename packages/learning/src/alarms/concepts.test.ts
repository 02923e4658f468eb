import { conceptFinder, marksOf } from './concepts';
import type { AlarmRules } from './alarm-rules';

const rules: AlarmRules = {
  services: [{ code: 'fire', words: ['救火'], examples: [] }],
  concepts: { fire: ['着火', '火'], lift: ['电梯'], trapped: ['困', '出…来'] },
  harmless: ['火锅', '着火点'],
  ordinary: [],
};
const find = conceptFinder(rules);
const named = (text: string) => find(text).map(({ concept, isPresent }) => [concept, isPresent]);

it('finds the concepts in a text and the own words of services, also phrases with a gap', () => {
  expect(named('电梯里出不来')).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(named('快来救火')).toEqual([
    [0, true],
    [3, true],
  ]);
});

it('marks a feared danger as not present, and ignores a denied danger', () => {
  expect(named('怕着火')).toEqual([[0, false]]);
  expect(named('没着火')).toEqual([]);
});

it('finds no concept inside a harmless phrase', () => {
  expect(named('楼下的火锅店')).toEqual([]);
});

it('gives a passage one feature for each concept and each pair; a feared danger has a feature of its own', () => {
  const features = (text: string, from = 0): string[] =>
    marksOf(find(text), { from, to: text.length })
      .split(' ')
      .filter((one) => one !== '');
  expect(features('电梯里困了人着火')).toHaveLength(6);
  expect(features('电梯里困了人着火', 6)).toHaveLength(1);
  expect(features('怕着火')).not.toEqual(features('着火'));
});
