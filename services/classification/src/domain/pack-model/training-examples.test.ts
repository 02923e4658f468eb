import type { Matter, ReferenceMatter } from '@hotline/jurisdiction';
import type { Catalogue } from './catalogue';
import { trainingSetOf } from './training-examples';

const matter = (code: string, like?: readonly string[]): Matter => ({
  code,
  name: { zh: `事项${code}`, en: code },
  field: 'streets',
  words: [],
  examples: [`这是${code}的例句`],
  facts: [],
  urgency: 'normal',
  ...(like ? { like } : {}),
});
const reference = (code: string, field: string): ReferenceMatter => ({
  code,
  field,
  name: { zh: `参考${code}`, en: code },
  words: [`别名${code}`],
  examples: [`参考${code}的例句`],
});
const references = new Map(
  [reference('stall', 'streets'), reference('shed', 'streets'), reference('wages', 'labour')].map(
    (one) => [one.code, one] as const,
  ),
);
const learn = (...matters: readonly Matter[]) => {
  const { topics, texts } = trainingSetOf({
    matters: new Map(matters.map((one) => [one.code, one])),
    references,
    guides: new Map(),
  } as unknown as Catalogue);
  const of = (code: string): string[] =>
    texts.flatMap(({ topic, text }) => (topics[topic]?.code === code ? [text] : []));
  return { topics, texts, of };
};

test('a matter is learned from its own texts and, with less weight, from those of the reference matters it resembles', () => {
  const { texts, of } = learn(matter('a', ['stall']));
  expect(of('a')).toEqual(['事项a', '这是a的例句', '参考stall', '别名stall', '参考stall的例句']);
  const own = texts.find(({ text }) => text === '这是a的例句');
  const other = texts.find(({ text }) => text === '参考stall的例句');
  expect(own?.share ?? 1).toBeGreaterThan(other?.share ?? 1);
});

test('reference matters that no matter resembles are subjects that the catalogue lacks, one topic for each field', () => {
  const { topics, of } = learn(matter('a', ['stall']), matter('b', []));
  expect(topics.filter(({ code }) => code.startsWith('lacking')).map(({ code }) => code)).toEqual([
    'lacking streets',
    'lacking labour',
  ]);
  expect(topics.every(({ code, isNothing }) => isNothing === (code === 'a' || code === 'b' ? undefined : true))).toBe(
    true,
  );
  expect(of('lacking streets')).toContain('参考shed的例句');
});

test('no subject counts as lacking while a matter does not state which reference matters it resembles', () => {
  const { topics } = learn(matter('a', ['stall']), matter('b'));
  expect(topics.map(({ code }) => code)).toEqual(['a', 'b', 'nothing']);
});
