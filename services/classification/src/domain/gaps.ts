import { type Found, phraseFinder } from './phrases';

/** In a word of a pack: a few characters of the same clause, whatever they are. */
const GAP = '…';
const WITHIN = '[^,，。.!！?？;；、\\n]{0,8}?';
const SPECIAL = /[$()*+.?[\\\]^{|}]/g;

/** As `phraseFinder`, for phrases with gaps too; in the order of the text. A phrase with a gap may lie over another. */
export function gappedFinder<T>(
  entries: readonly (readonly [phrase: string, value: T])[],
): (text: string) => readonly Found<T>[] {
  const whole = phraseFinder(entries.filter(([phrase]) => !phrase.includes(GAP)));
  const gapped = entries
    .filter(([phrase]) => phrase.includes(GAP))
    .map(([phrase, value]) => ({
      pattern: patternOf(phrase),
      first: phrase.slice(0, phrase.indexOf(GAP)),
      values: [value],
    }));
  if (gapped.length === 0) return whole;
  return (text) => {
    // Few of them begin in a text, and looking for a beginning takes a tenth of the time.
    const begun = gapped.filter(({ first }) => text.includes(first));
    const found = begun.flatMap(({ pattern, values }) =>
      [...text.matchAll(pattern)].map((match) => ({ offset: match.index, length: match[0].length, values })),
    );
    return [...whole(text), ...found].sort((a, b) => a.offset - b.offset);
  };
}

const patternOf = (phrase: string): RegExp =>
  new RegExp(
    phrase
      .split(GAP)
      .map((part) => part.replace(SPECIAL, '\\$&'))
      .join(WITHIN),
    'g',
  );
