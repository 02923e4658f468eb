import type { Dangers } from './danger';
import { guideFor } from './guides';
import type { Topic } from '../pack-model/training-examples';

const topics: readonly Topic[] = [
  { code: 'light' },
  { code: 'fire', guide: 'emergency' },
  { code: 'gas', guide: 'emergency' },
  { code: 'hours', guide: 'answer' },
];
const quiet: Dangers = { present: new Map(), soundsFeared: false };
const found = (
  shares: readonly number[],
  kind: 'help' | 'praise' | 'consultation' = 'help',
  dangers: Dangers = quiet,
  length = 30,
) => guideFor(topics, Float64Array.from(shares), { kind, dangers, length })?.code;

it('finds an emergency that is described without a word of its guide', () => {
  expect(found([0.1, 0.8, 0, 0])).toBe('fire');
  expect(found([0.6, 0.3, 0, 0])).toBeUndefined();
});

it('proposes the more confident of two emergencies', () => {
  expect(found([0.1, 0.4, 0.5, 0])).toBe('gas');
});

it('finds no emergency in thanks, in a fear or in a past danger', () => {
  expect(found([0.1, 0.8, 0, 0], 'praise')).toBeUndefined();
  expect(found([0.1, 0.8, 0, 0], 'help', { ...quiet, soundsFeared: true })).toBeUndefined();
});

it('proposes an emergency service for any present danger, and for a named service only if the text resembles its guide', () => {
  expect(found([0.9, 0, 0, 0], 'help', { ...quiet, present: new Map([['gas', 'now']]) })).toBe('gas');
  expect(found([0.9, 0, 0, 0], 'help', { ...quiet, present: new Map([['gas', 'likely']]) })).toBeUndefined();
  expect(found([0.8, 0, 0.1, 0], 'help', { ...quiet, present: new Map([['gas', 'likely']]) })).toBe('gas');
});

it('answers only short questions, and only with high confidence', () => {
  expect(found([0.1, 0, 0, 0.9], 'consultation')).toBe('hours');
  expect(found([0.1, 0, 0, 0.9], 'help')).toBeUndefined();
  expect(found([0.2, 0, 0, 0.8], 'consultation')).toBeUndefined();
  expect(found([0.1, 0, 0, 0.9], 'consultation', quiet, 300)).toBeUndefined();
});
