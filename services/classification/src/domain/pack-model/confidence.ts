import type { Topic } from './training-examples';

/**
 * Confidence (0–1) of every topic from the probabilities of all topics. A matter competes only with the other matters
 * and "nothing", a guide with all topics.
 */
export function confidences(topics: readonly Topic[], shares: Float64Array): Float64Array {
  let guides = 0;
  for (let i = 0; i < topics.length; i += 1) if (topics[i]?.guide !== undefined) guides += shares[i] as number;
  const others = Math.max(1e-9, 1 - guides);
  const confidence = new Float64Array(shares.length);
  for (let i = 0; i < shares.length; i += 1)
    confidence[i] = topics[i]?.guide === undefined ? (shares[i] as number) / others : (shares[i] as number);
  return confidence;
}

/** Indices of the matters with the highest confidence, the highest first. */
export function bestMatters(topics: readonly Topic[], confidence: Float64Array, count: number): readonly number[] {
  const best: number[] = [];
  for (let i = 0; i < confidence.length; i += 1) {
    const own = confidence[i] as number;
    if (topics[i]?.guide !== undefined || topics[i]?.isNothing || own <= 0) continue;
    if (best.length === count && own <= (confidence[best[count - 1] as number] as number)) continue;
    let at = best.length;
    while (at > 0 && (confidence[best[at - 1] as number] as number) < own) at -= 1;
    best.splice(at, 0, i);
    best.length = Math.min(best.length, count);
  }
  return best;
}
