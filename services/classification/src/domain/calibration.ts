import type { Lesson } from './lessons';
import type { Steps } from './steps';
import { type Known, scoresOf, weightsFor } from './weights';

/** How scores become confidence: a softmax at this temperature. */
export interface Calibration {
  /** Above 1 confidence is less than the scores alone would say. */
  readonly temperature: number;
  /** Share of the pack's own examples that find their topic when they and a third of all are hidden. */
  readonly accuracy: number;
}

/** An example that was hidden and then asked for. */
interface Trial {
  readonly topic: number;
  readonly scores: Float64Array;
}

/** Every third example is hidden. */
const HIDDEN = 3;

/** Hides some of the examples, and picks the temperature under which confidence in the hidden ones was most honest. */
export function* calibrate(
  known: readonly Known[],
  lessons: readonly Lesson[],
  topics: number,
  features: number,
): Steps<Calibration> {
  const isHidden = (_: Known, i: number): boolean => (lessons[i] as Lesson).isExample && i % HIDDEN === 0;
  const weights = yield* weightsFor(
    known.filter((one, i) => !isHidden(one, i)),
    topics,
    features,
    1,
  );
  const trials = known
    .filter(isHidden)
    .map(({ topic, vector }): Trial => ({ topic, scores: scoresOf(weights, vector) }));
  const right = trials.filter(({ topic, scores }) => scores[topic] === Math.max(...scores));
  return { temperature: bestTemperature(trials), accuracy: right.length / Math.max(1, trials.length) };
}

/** Confidence is never made more than so many times sharper or duller. */
const FURTHEST = 10;
/** Each step at most halves or doubles: more than enough for the furthest there is. */
const STEPS = 10;

/** Newton's descent to the least mean log loss, which as a function of 1 / temperature has one valley. */
function bestTemperature(trials: readonly Trial[]): number {
  let sharpness = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const { slope, curve } = lossAt(sharpness, trials);
    if (curve <= 0) break;
    const wanted = sharpness - slope / curve;
    sharpness = clamp(clamp(wanted, sharpness / 2, sharpness * 2), 1 / FURTHEST, FURTHEST);
  }
  return 1 / sharpness;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** First and second derivative of the sum of −log share of the right topic. */
function lossAt(sharpness: number, trials: readonly Trial[]): { readonly slope: number; readonly curve: number } {
  let slope = 0;
  let curve = 0;
  for (const { topic, scores } of trials) {
    const highest = Math.max(...scores);
    let [total, first, second] = [0, 0, 0];
    for (let i = 0; i < scores.length; i += 1) {
      const behind = (scores[i] as number) - highest;
      const share = Math.exp(sharpness * behind);
      total += share;
      first += share * behind;
      second += share * behind * behind;
    }
    const mean = first / total;
    slope += mean - ((scores[topic] as number) - highest);
    curve += second / total - mean * mean;
  }
  return { slope, curve };
}
