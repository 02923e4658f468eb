import { fold } from './fold';
import { kindOf } from './kind';
import { kindCues } from './kind-cues';
import { phraseFinder } from './phrases';

const find = phraseFinder(kindCues.map(([phrase, cue]) => [fold(phrase), cue] as const));

it.each([
  ['consultation', '请问居住证怎么办理，需要什么材料'],
  ['help', '求助，家里停水两天了，请派人抢修'],
  ['complaint', '楼下油烟扰民，反映多次没人管'],
  ['report', '举报有人无证经营黑作坊'],
  ['suggestion', '建议在路口增设红绿灯'],
  ['praise', '表扬供热公司的王师傅，非常感谢'],
  ['complaint', '楼上漏水'],
])('is %s for "%s"', (kind, text) => {
  expect(kindOf(fold(text), find(fold(text)), 0)).toBe(kind);
});

it('is a consultation when the hotline has an answer and nothing else is said', () => {
  expect(kindOf('社保卡丢了', find('社保卡丢了'), 1)).toBe('consultation');
});
