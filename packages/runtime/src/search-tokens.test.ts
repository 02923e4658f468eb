import fc from 'fast-check';
import { holdsPhrase, phraseTokens, searchTokens } from './search-tokens';

const holds = (text: string, phrase: string): boolean => {
  const wanted = phraseTokens(phrase);
  return wanted !== undefined && holdsPhrase(searchTokens(text), wanted);
};

describe('search tokens', () => {
  it('Chinese is cut into pairs of characters and its last character, and other words stay whole', () => {
    expect(searchTokens('路灯不亮，3号楼KTV')).toEqual(['路灯', '灯不', '不亮', '亮', '3', '号楼', '楼', 'ktv']);
    expect(searchTokens('㐀𠀀')).toEqual(['㐀𠀀', '𠀀']);
    expect(searchTokens('，。 \n')).toEqual([]);
  });

  it('a text without letters, digits and Han characters gives no phrase to search for', () => {
    expect(phraseTokens('？！"*')).toBeUndefined();
  });

  it('the search tokens of a text match every part of it that a person may type', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'路灯不亮噪音3k'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (text, from, length) => {
        const start = startOfWord(text, from % text.length);
        const part = text.slice(start, start + 1 + (length % text.length));
        expect(holds(text, part)).toBe(true);
      }),
    );
  });

  it('the search tokens of a text match no Chinese phrase that it does not hold', () => {
    const han = fc.string({ unit: fc.constantFrom(...'路灯不亮'), minLength: 1, maxLength: 10 });
    fc.assert(fc.property(han, han, (text, phrase) => expect(holds(text, phrase)).toBe(text.includes(phrase))));
  });
});

/** A word of letters and digits is found from its beginning only. */
function startOfWord(text: string, from: number): number {
  let start = from;
  while (start > 0 && /[3k]/.test(text[start] ?? '') && /[3k]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}
