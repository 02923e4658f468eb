import type { Text } from '@hotline/jurisdiction';
import { say } from './problem';

/** A hint for an unknown word: "did you mean …" if a known word is similar, otherwise the first known words. */
export function didYouMean(word: string, known: Iterable<string>): Text {
  const all = [...known];
  const near = nearest(word, all);
  if (near !== undefined) return say(`是不是“${near}”？`, `did you mean "${near}"?`);
  if (all.length === 0) return say('还没有声明过这一类', 'nothing of that kind is declared yet');
  const some = `${all.slice(0, 12).join(', ')}${all.length > 12 ? ` … (${all.length})` : ''}`;
  return say(`已有：${some}`, `known: ${some}`);
}

/** The known word with the most letter pairs in common with `word`; undefined below a similarity of 0.5. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let score = 0.5;
  for (const candidate of known) {
    const likeness = shared(pairs(word), pairs(candidate));
    if (likeness > score) [best, score] = [candidate, likeness];
  }
  return best;
}

function pairs(word: string): string[] {
  const padded = ` ${word.toLowerCase()} `;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
}

/** Dice's coefficient of two multisets of letter pairs, 0 to 1. */
function shared(a: string[], b: string[]): number {
  const rest = [...b];
  let common = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}
