/** Scores become probabilities by softmax(scores / temperature). */
export interface Calibration {
  readonly temperature: number;
}

export function probabilities(scores: Float64Array, { temperature }: Calibration): Float64Array {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i += 1) highest = Math.max(highest, scores[i] as number);
  const shares = scores.map((score) => Math.exp((score - highest) / temperature));
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) sum += shares[i] as number;
  return shares.map((share) => share / sum);
}

/**
 * The temperature under which the scores of texts that were not trained on are most honest: the least log loss (Guo et al., ICML 2017). A few
 * texts without an error prove no certainty: each counts as wrong by one part in their number + 2 (Platt 1999).
 */
export function calibrate(scores: readonly Float64Array[], of: Int32Array): Calibration {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.01);
  let high = Math.log(10);
  for (let step = 0; step < 40; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(scores, of, Math.exp(left)) < loss(scores, of, Math.exp(right))) high = right;
    else low = left;
  }
  return { temperature: Math.exp((low + high) / 2) };
}

function loss(scores: readonly Float64Array[], of: Int32Array, temperature: number): number {
  const doubt = 1 / (scores.length + 2);
  let sum = 0;
  scores.forEach((row, i) => {
    const shares = probabilities(row, { temperature });
    for (let label = 0; label < shares.length; label += 1) {
      const share = label === of[i] ? 1 - doubt : doubt / (shares.length - 1);
      sum -= share * Math.log(Math.max(Number.MIN_VALUE, shares[label] as number));
    }
  });
  return sum;
}
