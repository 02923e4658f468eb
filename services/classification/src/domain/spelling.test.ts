import { fold } from './fold';
import { spelled } from './spelling';

it('puts common typing errors right and keeps every character in its place', () => {
  const text = fold('小区噪因太大，井概没了，欠新三个月');
  expect(spelled(text)).toBe('小区噪音太大,井盖没了,欠薪三个月');
  expect(spelled(text)).toHaveLength(text.length);
});

it('leaves a text without errors as it is', () => {
  expect(spelled('路灯不亮')).toBe('路灯不亮');
});
