import type { Calibration } from './calibration';
import type { Topic } from './similarity';

/** Confidence of every topic, 0–1. A matter competes with the other matters and "none"; a guide with all topics and "none". */
export function confidences(topics: readonly Topic[], scores: Float64Array, { temperature, none }: Calibration): Float64Array {
  let highest = none;
  for (let i = 0; i < scores.length; i += 1) if ((scores[i] as number) > highest) highest = scores[i] as number;
  let matters = Math.exp((none - highest) / temperature);
  let all = matters;
  const shares = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] as number;
    if (score <= 0) continue;
    const share = Math.exp((score - highest) / temperature);
    shares[i] = share;
    all += share;
    if (topics[i]?.guide === undefined) matters += share;
  }
  for (let i = 0; i < shares.length; i += 1) {
    shares[i] = (shares[i] as number) / (topics[i]?.guide === undefined ? matters : all);
  }
  return shares;
}

/** Indices of the best matters, best first; matters without any similarity are left out. */
export function bestMatters(topics: readonly Topic[], scores: Float64Array, count: number): readonly number[] {
  const best: number[] = [];
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] as number;
    if (score <= 0 || topics[i]?.guide !== undefined) continue;
    if (best.length === count && score <= (scores[best[count - 1] as number] as number)) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] as number] as number) < score) at -= 1;
    best.splice(at, 0, i);
    best.length = Math.min(best.length, count);
  }
  return best;
}
