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

/** The temperature under which the scores of texts that were not trained on are most honest (least log loss). */
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
  let sum = 0;
  scores.forEach((row, i) => {
    sum -= Math.log(Math.max(1e-12, probabilities(row, { temperature })[of[i] as number] as number));
  });
  return sum;
}
