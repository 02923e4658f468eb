const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
  ['mn-Mong', /\p{Script=Mongolian}/gu],
  ['und-Arab', /\p{Script=Arabic}/gu],
  ['und-Cyrl', /\p{Script=Cyrillic}/gu],
  ['und-Latn', /\p{Script=Latin}/gu],
];
/** A text is Chinese if at least this share of its letters is Chinese, whatever foreign names it quotes. */
const CHINESE_SHARE = 0.2;
/** With fewer letters than this no language is recognised: they may be a house number or a brand. */
const FEWEST_LETTERS = 4;
const ENGLISH = /\b(?:the|is|are|and|to|of|in|my|there|please|not|for)\b/gi;

/**
 * The language of a text that is not Chinese, as a BCP 47 tag; undefined for Chinese and for too few letters. If
 * several languages use the script, the tag names only the script: `und-Arab` may be Uyghur or Kazakh.
 */
export function foreignLanguage(text: string): string | undefined {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const all = count(/\p{L}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (all < FEWEST_LETTERS) return undefined;
  if (kana / all < CHINESE_SHARE && count(/\p{Script=Han}/gu) / all >= CHINESE_SHARE) return undefined;
  const found = SCRIPTS.map(([language, letters]) => ({ language, letters: count(letters) }));
  const [most] = found.sort((a, b) => b.letters - a.letters);
  if (!most || most.letters === 0) return undefined;
  return most.language === 'und-Latn' && count(ENGLISH) > 1 ? 'en' : most.language;
}
