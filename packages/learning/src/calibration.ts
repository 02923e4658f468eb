const { exp, log, max } = Math;

/** Parameters of the probabilities (1 − doubt) × softmax(scores / temperature) + doubt / labels. */
export interface Curve {
  readonly temperature: number;
  /** Estimated share (0–1) of training texts with a random label. */
  readonly doubt: number;
}

/** Texts with and without a title have separate curves, because a title makes the scores more reliable. */
export interface Calibration {
  readonly titled: Curve;
  readonly untitled: Curve;
}

/** Calibrated probability of each label; the sum is 1. */
export function probabilities(scores: Float64Array, curve: Curve): Float64Array {
  const shares = new Float64Array(scores.length);
  probabilitiesInto(shares, scores, curve);
  return shares;
}

function probabilitiesInto(shares: Float64Array, scores: Float64Array, { temperature, doubt }: Curve): void {
  const labels = scores.length;
  let highest = -Infinity;
  for (let i = 0; i < labels; i += 1) highest = max(highest, scores[i] as number);
  let sum = 0;
  for (let i = 0; i < labels; i += 1) {
    const share = exp(((scores[i] as number) - highest) / temperature);
    shares[i] = share;
    sum += share;
  }
  for (let i = 0; i < labels; i += 1) shares[i] = ((1 - doubt) * (shares[i] as number)) / sum + doubt / labels;
}

export interface CalibrationOptions {
  /** Candidate values of `doubt`. */
  readonly doubts: readonly number[];
  /**
   * Whether the targets are smoothed (Platt 1999), so that a few texts without a wrong prediction do not give
   * certainty.
   */
  readonly cautious: boolean;
}

/** For labels that people chose on past tickets. Some of these labels are wrong at random, which `doubt` estimates. */
const HISTORY: CalibrationOptions = { doubts: [0, 0.01, 0.03, 0.07, 0.15, 0.25, 0.35], cautious: true };
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;
const STEPS = 24;

/**
 * The curve with the least log loss (Guo et al., ICML 2017).
 * @param scores of texts that the model was not trained on
 * @param of index of the right label, for each row of scores
 */
export function calibrate(
  scores: readonly Float64Array[],
  of: ArrayLike<number>,
  { doubts, cautious }: CalibrationOptions = HISTORY,
): Curve {
  const unproven = cautious ? 1 / (scores.length + 2) : 0;
  const fitted = doubts.map((doubt) => {
    const lossAt = (logarithm: number): number =>
      loss(scores, of, { doubt, temperature: Math.exp(logarithm) }, unproven);
    const logarithm = minimise(lossAt, Math.log(0.01), Math.log(10));
    return { doubt, temperature: Math.exp(logarithm), loss: lossAt(logarithm) };
  });
  const { doubt, temperature } = fitted.reduce((a, b) => (b.loss < a.loss ? b : a));
  return { doubt, temperature };
}

/** Finds where a function with a single minimum is lowest, by golden-section search. */
function minimise(of: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let left = high - GOLDEN_SECTION * (high - low);
  let right = low + GOLDEN_SECTION * (high - low);
  let [atLeft, atRight] = [of(left), of(right)];
  for (let step = 0; step < STEPS; step += 1) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN_SECTION * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN_SECTION * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}

function loss(scores: readonly Float64Array[], of: ArrayLike<number>, curve: Curve, unproven: number): number {
  const shares = new Float64Array(scores[0]?.length ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) {
    probabilitiesInto(shares, scores[i] as Float64Array, curve);
    const right = of[i] as number;
    sum -= (1 - unproven) * logarithmOf(shares[right] as number);
    if (unproven === 0) continue;
    for (let label = 0; label < shares.length; label += 1)
      if (label !== right) sum -= (unproven / (shares.length - 1)) * logarithmOf(shares[label] as number);
  }
  return sum;
}

const logarithmOf = (share: number): number => log(max(Number.MIN_VALUE, share));
