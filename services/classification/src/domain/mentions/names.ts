import beforeNames from '../lexicon/before-names.json';
import type { Segment, Span } from '@hotline/text';

/** Largest number of endings that are read in one text. */
const MOST_ENDINGS = 60;
/** Number of characters before an ending in which a name is searched. */
const WINDOW = 16;
const NOT_IN_NAMES = new Set(beforeNames);
const NAME = /^[\u4e00-\u9fffa-z0-9]+$/;

export interface NameRule {
  /** Longest name before the ending, in characters. */
  readonly longest: number;
  /** Endings, as alternatives of a regular expression, longest first. */
  readonly endings: string;
  /** Matches words before an ending that do not form a name with it: 老旧(小区). */
  readonly generic: RegExp;
}

/**
 * Makes a finder of names. A name is an ending, such as 小区, with the words before it in the same clause, back to a word
 * that cannot be part of a name. A name does not start inside the spans of `cut`.
 */
export function nameFinder({
  longest,
  endings,
  generic,
}: NameRule): (normalised: string, segment: Segment, cut?: readonly Span[]) => Span[] {
  const ending = new RegExp(`(?:${endings})`, 'g');
  return (normalised, segment, cut = []) => {
    const found: Span[] = [];
    for (const { index, 0: end } of take(normalised.matchAll(ending), MOST_ENDINGS)) {
      const floor = Math.max(
        0,
        index - WINDOW,
        found.at(-1)?.to ?? 0,
        ...cut.filter(({ to }) => to <= index).map(({ to }) => to),
      );
      const from = floor + beginOfName({ before: normalised.slice(floor, index), ending: end, longest }, segment);
      const name = normalised.slice(from, index);
      if (name.length > 0 && !generic.test(name)) found.push({ from, to: index + end.length });
    }
    return found;
  };
}

/** The offset at which the name before an ending begins; the length of `before` without a name. */
function beginOfName(
  { before, ending, longest }: { before: string; ending: string; longest: number },
  segment: Segment,
): number {
  const clause = Math.max(0, ...[...before.matchAll(/[^\u4e00-\u9fffa-z0-9]/g)].map(({ index }) => index + 1));
  const words = segment(before.slice(clause) + ending);
  let at = clause;
  const starts = words.map((word) => (at += word.length) - word.length);
  let begin = before.length;
  for (let i = words.length - 1; i >= 0; i -= 1) {
    const start = starts[i] as number;
    if (start >= before.length) continue;
    const word = words[i] as string;
    if (NOT_IN_NAMES.has(word) || !NAME.test(word) || before.length - start > longest) break;
    begin = start;
  }
  return begin;
}

/** The first items, at most `most`. */
export function* take<T>(many: Iterable<T>, most: number): Iterable<T> {
  let count = 0;
  for (const one of many) {
    if ((count += 1) > most) return;
    yield one;
  }
}
