import { phraseMatcher } from '@hotline/text';
import { type Dangers, urgencyOf } from './danger';

const find = phraseMatcher<'critical' | 'urgent'>([
  ['着火', 'critical'],
  ['漏气', 'critical'],
  ['危险', 'urgent'],
]);
const urgency = (text: string, alarm?: Dangers['alarm']) =>
  urgencyOf(text, text, { words: find(text), alarm }, 'normal').urgency;

it('the strongest danger word sets the urgency, and a danger that is only feared counts one level lower', () => {
  expect(urgency('着火了，很危险')).toBe('critical');
  expect(urgency('电线老化怕着火')).toBe('urgent');
  expect(urgency('没有危险')).toBe('normal');
});

it('makes a ticket critical by an alarm, and urgent by a possible one, with the words of the alarm as the reason', () => {
  const text = '电梯停在半空，里头有人';
  const alarm = (confidence: number) => ({ service: 'lift', confidence, span: { from: 0, to: 6 } });
  expect(urgency(text, alarm(0.6))).toBe('critical');
  expect(urgency(text, alarm(0.4))).toBe('urgent');
  expect(urgency(text, alarm(0.2))).toBe('normal');
  expect(urgencyOf(text, text, { words: [], alarm: alarm(0.6) }, 'normal').urgencyReasons).toEqual(['电梯停在半空']);
});

it('never lowers the urgency below that of the matter', () => {
  expect(urgencyOf('路灯坏了', '路灯坏了', { words: [] }, 'urgent')).toEqual({ urgency: 'urgent', urgencyReasons: [] });
});
