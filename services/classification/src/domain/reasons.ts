import { weightAt } from './postings';
import type { Reason } from './proposal';
import type { Reading } from './reading';
import { PROFILE_SHARE, type Similarities, type Space } from './similarity';
import { eachNumbered } from './vocabulary';

const MOST_REASONS = 6;
/** Words with less than this share of the similarity are not shown. */
const LEAST_SHARE = 0.05;

/** What each word of the reading gives to the similarity with one topic; the sum is the topic's score. */
export function contributions(space: Space, reading: Reading, { weights, nearest }: Similarities, topic: number): Float64Array {
  const row = nearest[topic] ?? -1;
  const times = new Map<number, number>();
  eachNumbered(space.vocabulary, reading, (feature) => times.set(feature, (times.get(feature) ?? 0) + 1));
  const given = new Float64Array(reading.words.length);
  const worth = new Map<number, number>();
  eachNumbered(space.vocabulary, reading, (feature, word) => {
    if (feature < 0) return;
    let value = worth.get(feature);
    if (value === undefined) {
      const fromProfile = PROFILE_SHARE * weightAt(space.profiles, feature, topic);
      const fromExample = row < 0 ? 0 : (1 - PROFILE_SHARE) * weightAt(space.examples, feature, row);
      value = ((weights.get(feature) ?? 0) * (fromProfile + fromExample)) / (times.get(feature) ?? 1);
      worth.set(feature, value);
    }
    given[word] = (given[word] as number) + value;
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
