import { type Taught, profileOf } from './profile';
import { PROFILE_SHARE, type Space, compare } from './similarity';
import { dot } from './vocabulary';

/** How similarities become confidence: a softmax over the matters and "none of them". */
export interface Calibration {
  /** Similarity per unit of log-odds; small means sure. */
  readonly temperature: number;
  /** Similarity that a text has to a matter which it does not speak of. */
  readonly none: number;
  /** Share of the pack's own examples that find their matter when they are left out. */
  readonly accuracy: number;
}

interface Trial {
  readonly topic: number;
  readonly scores: Float64Array;
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

function trialsOf(space: Space, taught: readonly Taught[]): readonly Trial[] {
  const trials: Trial[] = [];
  let row = 0;
  taught.forEach((one, topic) => {
    for (const example of one.examples) {
      if (one.examples.length > 1 && !space.topics[topic]?.guide) trials.push(trialOf(space, one, topic, example, row));
      row += 1;
    }
  });
  return trials;
}

function trialOf(space: Space, one: Taught, topic: number, example: Map<number, number>, row: number): Trial {
  const { scores } = compare(space, new Map(example), 1, row);
  let best = 0;
  for (const other of one.examples) if (other !== example) best = Math.max(best, dot(example, other));
  scores[topic] = PROFILE_SHARE * dot(example, profileOf(one, example)) + (1 - PROFILE_SHARE) * best;
  return { topic, scores: scores.map((score, index) => (space.topics[index]?.guide ? 0 : score)) };
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
