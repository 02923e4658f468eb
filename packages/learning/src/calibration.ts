/** Scores become probabilities by (1 − doubt) × softmax(scores / temperature) + doubt / labels. */
export interface Curve {
  readonly temperature: number;
  /** Share of texts whose label no score could tell, because it was given by chance. */
  readonly doubt: number;
}

/** A text without a title says less: it has a curve of its own. */
export interface Calibration {
  readonly titled: Curve;
  readonly untitled: Curve;
}

/** Calibrated probability of each label, together 1. */
export function probabilities(scores: Float64Array, { temperature, doubt }: Curve): Float64Array {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i += 1) highest = Math.max(highest, scores[i] as number);
  const shares = scores.map((score) => Math.exp((score - highest) / temperature));
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) sum += shares[i] as number;
  return shares.map((share) => ((1 - doubt) * share) / sum + doubt / shares.length);
}

/** How a curve is chosen. */
export interface CalibrationOptions {
  /** Values of `doubt` that are tried. */
  readonly doubts: readonly number[];
  /**
   * Whether few texts without an error prove no certainty: each then counts as wrong by one part in their number + 2
   * (Platt 1999).
   */
  readonly cautious: boolean;
}

/** For histories: their labels were given by people, and some of them by chance. */
const HISTORY: CalibrationOptions = { doubts: [0, 0.01, 0.03, 0.07, 0.15, 0.25, 0.35], cautious: true };
const SECTION = (Math.sqrt(5) - 1) / 2;
const STEPS = 24;

/**
 * The curve under which the scores of texts that were not trained on are most honest: the least log loss (Guo et al.,
 * ICML 2017).
 * @param of number of the right label of each row of scores
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
    const logarithm = lowest(lossAt, Math.log(0.01), Math.log(10));
    return { doubt, temperature: Math.exp(logarithm), loss: lossAt(logarithm) };
  });
  const { doubt, temperature } = fitted.reduce((a, b) => (b.loss < a.loss ? b : a));
  return { doubt, temperature };
}

/** Where a function with one valley is lowest, by golden section. */
function lowest(of: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let left = high - SECTION * (high - low);
  let right = low + SECTION * (high - low);
  let [atLeft, atRight] = [of(left), of(right)];
  for (let step = 0; step < STEPS; step += 1) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - SECTION * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + SECTION * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}

function loss(scores: readonly Float64Array[], of: ArrayLike<number>, curve: Curve, unproven: number): number {
  let sum = 0;
  scores.forEach((row, i) => {
    const shares = probabilities(row, curve);
    const right = of[i] as number;
    sum -= (1 - unproven) * logarithmOf(shares[right] as number);
    if (unproven === 0) return;
    for (let label = 0; label < shares.length; label += 1)
      if (label !== right) sum -= (unproven / (shares.length - 1)) * logarithmOf(shares[label] as number);
  });
  return sum;
}

const logarithmOf = (share: number): number => Math.log(Math.max(Number.MIN_VALUE, share));
