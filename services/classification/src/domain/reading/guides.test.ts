import type { AlarmReading } from '@hotline/learning';
import { guideFor } from './guides';
import type { Topic } from '../pack-model/training-examples';

const topics: readonly Topic[] = [
  { code: 'light' },
  { code: 'court', guide: 'route' },
  { code: 'hours', guide: 'answer' },
];
const found = (
  shares: readonly number[],
  kind: 'help' | 'praise' | 'consultation' = 'help',
  { alarm, length = 30 }: { readonly alarm?: AlarmReading; readonly length?: number } = {},
) => guideFor(topics, Float64Array.from(shares), { kind, alarm, length })?.code;
const fire = (confidence: number): AlarmReading => ({ service: 'fire', confidence, span: { from: 0, to: 4 } });

it('proposes the emergency service of an alarm rather than any other guide, whatever the kind of the call', () => {
  expect(found([0.1, 0.9, 0], 'consultation', { alarm: fire(0.5) })).toBe('fire');
  expect(found([0.1, 0, 0.9], 'consultation', { alarm: fire(0.6) })).toBe('fire');
  expect(found([0.1, 0.9, 0], 'consultation', { alarm: fire(0.4) })).toBe('court');
});

it('proposes an answer only for a short question, and only with high confidence', () => {
  expect(found([0.1, 0, 0.9], 'consultation')).toBe('hours');
  expect(found([0.1, 0, 0.9], 'help')).toBeUndefined();
  expect(found([0.2, 0, 0.8], 'consultation')).toBeUndefined();
  expect(found([0.1, 0, 0.9], 'consultation', { length: 300 })).toBeUndefined();
});
