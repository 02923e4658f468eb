import type { Vector } from './vectors';

const { abs, exp, imul, max } = Math;

/** What each feature says for each topic: of[feature × topics + topic]; over the topics of a feature they add up to 0. */
export interface Weights {
  readonly topics: number;
  readonly of: Float32Array;
}

/** A vector whose topic is known. */
export interface Known {
  readonly topic: number;
  readonly vector: Vector;
  /** A whole sentence as callers say it; otherwise a word or a name. */
  readonly isExample: boolean;
}

/** Rounds, step and shares are the best of those tried: by hiding some of the examples, and on the tuning texts. */
const ROUNDS = 6;
/** First step of the descent; it shrinks to nothing. */
const STEP = 6;
/** A word teaches so much of what a sentence does: callers speak in sentences. */
const WORD_SHARE = 0.5;
/** Each time a sentence teaches, about two thirds of what it says are left out: callers say the same with other words. */
const LEFT_OUT = 0.65;
/** What is left out makes each learner odd in its own way; their mean is not. */
const LEARNERS = 3;
const LENGTHEN = 1 / Math.sqrt(1 - LEFT_OUT);
/** Smaller ones teach nothing that would be noticed. */
const SMALL_CHANGE = 0.01;

/** Score of each topic: the higher, the more the text speaks of it. */
export function scoresOf({ topics, of }: Weights, { feature, weight }: Vector, scores = new Float64Array(topics)): Float64Array<ArrayBuffer> {
  scores.fill(0);
  for (let i = 0; i < feature.length; i += 1) {
    const start = (feature[i] as number) * topics;
    const value = weight[i] as number;
    for (let topic = 0; topic < topics; topic += 1) scores[topic] = (scores[topic] as number) + value * (of[start + topic] as number);
  }
  return scores;
}

/** Mean of several learners, each of whom heard the same sentences with other gaps; the same lessons always give the same weights. */
export function weightsFor(known: readonly Known[], topics: number, features: number, learners = LEARNERS): Weights {
  const mean = learned(known, topics, features, 1);
  for (let learner = 2; learner <= learners; learner += 1) {
    const { of } = learned(known, topics, features, learner);
    for (let i = 0; i < of.length; i += 1) mean.of[i] = (mean.of[i] as number) + ((of[i] as number) - (mean.of[i] as number)) / learner;
  }
  return mean;
}

/** Softmax regression by stochastic gradient descent over all that is known, in an order that is mixed but always the same. */
function learned(known: readonly Known[], topics: number, features: number, seed: number): Weights {
  const weights = { topics, of: new Float32Array(topics * features) };
  const stride = strideFor(known.length);
  const room = new Float64Array(topics);
  const chance = chanceFrom(seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < known.length; i += 1) {
      const done = (round + i / known.length) / ROUNDS;
      const { topic, vector, isExample } = known[(i * stride) % known.length] as Known;
      learn(weights, topic, isExample ? withGaps(vector, chance) : vector, STEP * (1 - done) * (isExample ? 1 : WORD_SHARE), room);
    }
  }
  return weights;
}

/** A vector without some of its features, about as long as before. */
function withGaps({ feature, weight }: Vector, chance: () => number): Vector {
  const kept = { feature: new Int32Array(feature.length), weight: new Float32Array(feature.length) };
  let count = 0;
  for (let i = 0; i < feature.length; i += 1) {
    if (chance() < LEFT_OUT) continue;
    kept.feature[count] = feature[i] as number;
    kept.weight[count] = (weight[i] as number) * LENGTHEN;
    count += 1;
  }
  return { feature: kept.feature.subarray(0, count), weight: kept.weight.subarray(0, count) };
}

/** Numbers from 0 to 1 that look like chance and are always the same (linear congruences: Numerical Recipes). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function learn(weights: Weights, right: number, vector: Vector, step: number, room: Float64Array<ArrayBuffer>): void {
  const { topics, of } = weights;
  const error = sharesOf(scoresOf(weights, vector, room));
  error[right] = (error[right] as number) - 1;
  const wrong: number[] = [];
  for (let topic = 0; topic < topics; topic += 1) if (abs(step * (error[topic] as number)) >= SMALL_CHANGE) wrong.push(topic);
  for (let i = 0; i < vector.feature.length; i += 1) {
    const start = (vector.feature[i] as number) * topics;
    const change = step * (vector.weight[i] as number);
    for (let w = 0; w < wrong.length; w += 1) {
      const at = start + (wrong[w] as number);
      of[at] = (of[at] as number) - change * (error[wrong[w] as number] as number);
    }
  }
}

/** Softmax: turns scores, in place, into shares that add up to 1. */
export function sharesOf(scores: Float64Array<ArrayBuffer>, temperature = 1): Float64Array<ArrayBuffer> {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i += 1) highest = max(highest, scores[i] as number);
  let total = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const share = exp(((scores[i] as number) - highest) / temperature);
    scores[i] = share;
    total += share;
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] as number) / total;
  return scores;
}

/** A step near the golden section of the length and without a common divisor: it visits everything once, neighbours far apart. */
function strideFor(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.round(length * 0.618));
  while (divisor(stride, length) > 1) stride += 1;
  return stride;
}
