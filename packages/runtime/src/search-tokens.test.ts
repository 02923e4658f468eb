import fc from 'fast-check';
import { holdsPhrase, phraseTokens, searchTokens } from './search-tokens';

const holds = (text: string, phrase: string): boolean => {
  const wanted = phraseTokens(phrase);
  return wanted !== undefined && holdsPhrase(searchTokens(text), wanted);
};

describe('search tokens', () => {
  it('a run of Chinese is cut into overlapping pairs and its last character; other words stay whole', () => {
    expect(searchTokens('路灯不亮，3号楼KTV')).toEqual(['路灯', '灯不', '不亮', '亮', '3', '号楼', '楼', 'ktv']);
    expect(searchTokens('㐀𠀀')).toEqual(['㐀𠀀', '𠀀']);
    expect(searchTokens('，。 \n')).toEqual([]);
  });

  it('a text without letters, digits and Han characters gives no phrase to search for', () => {
    expect(phraseTokens('？！"*')).toBeUndefined();
  });

  it('a text is found by each of its parts, unless the part begins inside a word of letters and digits', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'路灯不亮噪音3k'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (text, from, length) => {
        const start = startOfWord(text, from % text.length);
        const part = text.slice(start, start + 1 + (length % text.length));
        expect(holds(text, part)).toBe(true);
      }),
    );
  });

  it('a text is not found by a Chinese phrase that it does not contain', () => {
    const han = fc.string({ unit: fc.constantFrom(...'路灯不亮'), minLength: 1, maxLength: 10 });
    fc.assert(fc.property(han, han, (text, phrase) => expect(holds(text, phrase)).toBe(text.includes(phrase))));
  });
});

/** Moves a start inside a word of letters and digits to the beginning of that word. */
function startOfWord(text: string, from: number): number {
  let start = from;
  while (start > 0 && /[3k]/.test(text[start] ?? '') && /[3k]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}
