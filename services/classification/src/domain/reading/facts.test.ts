import type { Catalogue } from '../pack-model/catalogue';
import { matchersOf } from './matchers';
import { normalise } from '@hotline/text';
import { factsIn, factWords } from './facts';
import { gappedPhraseMatcher } from '@hotline/text';

const text = { zh: '', en: '' };
const permit = {
  name: 'permit',
  question: text,
  values: [
    { value: 'held', name: text, words: ['有…手续', '办了…手续', '办过手续'] },
    { value: 'none', name: text, words: ['没…手续', '拿不出'] },
  ],
};
const find = gappedPhraseMatcher(factWords([permit]));
const permitIn = (said: string): string | undefined => factsIn(normalise(said), find(normalise(said)), [])['permit'];

it.each([
  ['没办任何手续就盖起来了', 'none'],
  ['他们办了占道挖掘手续的', 'held'],
  ['问他有没有挖路的手续，支支吾吾拿不出来', 'none'],
  ['有没有手续我不知道', undefined],
  ['他可没去办过手续', 'none'],
])('reads the value of the fact in "%s" as %s', (said, value) => {
  expect(permitIn(said)).toBe(value);
});

it('matches a gap of a phrase only within a clause and with few characters', () => {
  expect(permitIn('没人管，手续也不知道')).toBeUndefined();
  expect(permitIn('没有一个人知道他家当年到底是怎么弄的手续')).toBeUndefined();
});

it('finds two facts in words that overlap', () => {
  const fact = (name: string, word: string) => ({
    name,
    question: text,
    values: [{ value: 'yes', name: text, words: [word] }],
  });
  const { facts } = matchersOf({
    regions: new Map(),
    guides: new Map(),
    facts: new Map([
      ['road', fact('road', '主路')],
      ['surface', fact('surface', '主路上')],
    ]),
    classification: { urgentWords: { critical: [], urgent: [] } },
  } as unknown as Catalogue);
  expect(factsIn('停在主路上', facts('停在主路上'), [])).toEqual({ road: 'yes', surface: 'yes' });
});
