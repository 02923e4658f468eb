import type { Taught } from './profile';
import type { Space } from './similarity';
import { type Trial, trialsOf } from './trials';

/** How similarities become confidence: a softmax over the matters and "none of them". */
export interface Calibration {
  /** Similarity per unit of log-odds; small means sure. */
  readonly temperature: number;
  /** Similarity that a text has to a matter which it does not speak of. */
  readonly none: number;
  /** Share of the pack's own examples that find their matter when they are left out. */
  readonly accuracy: number;
}

/** Used when a catalogue has too few examples to learn from. */
const UNTAUGHT: Calibration = { temperature: 0.05, none: 0.15, accuracy: 0 };

/** Leaves out each example in turn and asks for its topic; picks the temperature under which the confidences were most honest. */
export function calibrate(space: Space, taught: readonly Taught[]): Calibration {
  const trials = trialsOf(space, taught);
  if (trials.length < 2) return UNTAUGHT;
  const none = median(trials.map(({ topic, scores }) => bestExcept(scores, topic)));
  const right = trials.filter(({ topic, scores }) => (scores[topic] ?? 0) > bestExcept(scores, topic)).length;
  return { temperature: bestTemperature(trials, none), none, accuracy: right / trials.length };
}

/** Golden-section search for the least mean log loss; the loss has one valley in the logarithm of the temperature. */
function bestTemperature(trials: readonly Trial[], none: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.005);
  let high = Math.log(0.5);
  for (let step = 0; step < 30; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(trials, none, Math.exp(left)) < loss(trials, none, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function loss(trials: readonly Trial[], none: number, temperature: number): number {
  let sum = 0;
  for (const { topic, scores } of trials) {
    let total = Math.exp(none / temperature);
    for (const score of scores) if (score > 0) total += Math.exp(score / temperature);
    sum += Math.log(total) - (scores[topic] ?? 0) / temperature;
  }
  return sum / trials.length;
}

function bestExcept(scores: Float64Array, topic: number): number {
  let best = 0;
  for (let index = 0; index < scores.length; index += 1) if (index !== topic) best = Math.max(best, scores[index] as number);
  return best;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
