import { weightAt } from './postings';
import type { Reason } from './proposal';
import type { Reading } from './reading';
import { PROFILE_SHARE, type Similarities, type Space } from './similarity';
import type { Occurrences } from './vocabulary';

const MOST_REASONS = 6;
/** Words with less than this share of the similarity are not shown. */
const LEAST_SHARE = 0.05;

/** What each word of a text gives to its similarity with one topic; the sum is the topic's score. */
export function contributions(space: Space, { feature, word }: Occurrences, { weights, nearest }: Similarities, topic: number): Float64Array {
  const row = nearest[topic] ?? -1;
  const given = new Float64Array((word.at(-1) ?? -1) + 1);
  const times = new Map<number, number>();
  for (const number of feature) times.set(number, (times.get(number) ?? 0) + 1);
  feature.forEach((number, i) => {
    const weight = weights.get(number);
    if (weight === undefined) return;
    const fromProfile = PROFILE_SHARE * weightAt(space.profiles, number, topic);
    const fromExample = row < 0 ? 0 : (1 - PROFILE_SHARE) * weightAt(space.examples, number, row);
    const at = word[i] as number;
    given[at] = (given[at] as number) + (weight * (fromProfile + fromExample)) / (times.get(number) ?? 1);
  });
  return given;
}

/** The words that decided, strongest first; a repeated word is shown where it first stands, with all its weight. */
export function reasonsFor(text: string, { words }: Reading, given: Float64Array): readonly Reason[] {
  const total = given.reduce((sum, value) => sum + value, 0);
  const byWord = new Map<string, Reason>();
  words.forEach(({ word, from, to }, index) => {
    const share = total === 0 ? 0 : (given[index] ?? 0) / total;
    if (share === 0) return;
    const known = byWord.get(word);
    byWord.set(word, known ? { ...known, weight: known.weight + share } : { word: text.slice(from, to), weight: share, offset: from });
  });
  return [...byWord.values()]
    .filter(({ weight }) => weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight || a.offset - b.offset)
    .slice(0, MOST_REASONS);
}
