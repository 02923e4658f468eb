import { contributions } from './reasons';
import type { Reading } from './reading';
import { type Similarities, type Space } from './similarity';

/** A second matter must keep this share of its similarity in words that do not speak for the first. */
const OWN_SHARE = 0.6;

/**
 * Of the runners-up, those that the text speaks of in words of their own: what the first matter explains is taken away, and
 * enough must be left. Returns what is left, as a similarity.
 */
export function ownSimilarity(space: Space, reading: Reading, similar: Similarities, first: Float64Array, topic: number): number {
  const given = contributions(space, reading, similar, topic);
  let total = 0;
  let own = 0;
  for (let word = 0; word < given.length; word += 1) {
    const value = given[word] as number;
    total += value;
    if ((first[word] as number) < value / 2) own += value;
  }
  return own >= total * OWN_SHARE ? own : 0;
}
