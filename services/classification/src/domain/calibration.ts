import type { Lesson } from './lessons';
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

/** Callers are harder to read than examples are. */
const HARDER = 1;

/** Every third example is hidden. */
const HIDDEN = 3;

/** Hides some of the examples, and picks the temperature under which confidence in the hidden ones was most honest. */
export function calibrate(known: readonly Known[], lessons: readonly Lesson[], topics: number, features: number): Calibration {
  const isHidden = (_: Known, i: number): boolean => (lessons[i] as Lesson).isExample && i % HIDDEN === 0;
  const weights = weightsFor(known.filter((one, i) => !isHidden(one, i)), topics, features, 1);
  const trials = known.filter(isHidden).map(({ topic, vector }): Trial => ({ topic, scores: scoresOf(weights, vector) }));
  const right = trials.filter(({ topic, scores }) => scores[topic] === Math.max(...scores));
  return { temperature: HARDER * bestTemperature(trials), accuracy: right.length / Math.max(1, trials.length) };
}

/** Golden-section search for the least mean log loss; the loss has one valley in the logarithm of the temperature. */
function bestTemperature(trials: readonly Trial[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.1);
  let high = Math.log(10);
  for (let step = 0; step < 20; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(trials, Math.exp(left)) < loss(trials, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Mean of −log share of the right topic. */
function loss(trials: readonly Trial[], temperature: number): number {
  let sum = 0;
  for (const { topic, scores } of trials) {
    const own = scores[topic] as number;
    let total = 0;
    for (let i = 0; i < scores.length; i += 1) total += Math.exp(((scores[i] as number) - own) / temperature);
    sum += Math.log(total);
  }
  return sum / trials.length;
}
