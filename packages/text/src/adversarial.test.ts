import { correctSpelling, gappedPhraseMatcher, mask, toHalfWidth } from '.';
import { slowTexts } from './testing';

it.each([
  ['masking', mask],
  ['correcting the spelling', correctSpelling],
  ['conversion to half width', toHalfWidth],
  [
    'matching of phrases with gaps',
    gappedPhraseMatcher([
      ['着火…救命…有人', 1],
      ['怕…着火', 2],
      ['没…手续', 3],
      ['路灯', 4],
    ]),
  ],
])('%s takes linear time on texts that make regular expressions backtrack', (_name, read) => {
  expect(slowTexts(read)).toEqual([]);
});

it('masks an e-mail address at the end of a long run of letters', () => {
  expect(mask(`${'a'.repeat(20_000)}@example.com`)).toBe('＊＊＊');
});
