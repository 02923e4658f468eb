import { normalise } from './normalise';
import { correctSpelling } from './spelling';

it('corrects common typing errors without moving any character', () => {
  const text = normalise('小区噪因太大，井概没了，欠新三个月');
  expect(correctSpelling(text)).toBe('小区噪音太大,井盖没了,欠薪三个月');
  expect(correctSpelling(text)).toHaveLength(text.length);
});

it('a correctly spelled text stays unchanged', () => {
  expect(correctSpelling('路灯不亮')).toBe('路灯不亮');
});
