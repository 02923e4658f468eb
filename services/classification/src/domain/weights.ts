import type { Vector } from './vectors';

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

/** Rounds, step and share are the best of those tried by hiding a quarter of the examples, each quarter in turn. */
const ROUNDS = 4;
/** First step of the descent; it shrinks to nothing. */
const STEP = 12;
/** A word teaches so much of what a sentence does: callers speak in sentences. */
const WORD_SHARE = 0.5;
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

/** Softmax regression by stochastic gradient descent over all that is known, in an order that is mixed but always the same. */
export function weightsFor(known: readonly Known[], topics: number, features: number): Weights {
  const weights = { topics, of: new Float32Array(topics * features) };
  const stride = strideFor(known.length);
  const room = new Float64Array(topics);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < known.length; i += 1) {
      const done = (round + i / known.length) / ROUNDS;
      const one = known[(i * stride) % known.length] as Known;
      learn(weights, one, STEP * (1 - done) * (one.isExample ? 1 : WORD_SHARE), room);
    }
  }
  return weights;
}

function learn(weights: Weights, { topic: right, vector }: Known, step: number, room: Float64Array<ArrayBuffer>): void {
  const { topics, of } = weights;
  const error = sharesOf(scoresOf(weights, vector, room));
  error[right] = (error[right] as number) - 1;
  for (let topic = 0; topic < topics; topic += 1) {
    const change = step * (error[topic] as number);
    if (Math.abs(change) < SMALL_CHANGE) continue;
    for (let i = 0; i < vector.feature.length; i += 1) {
      const at = (vector.feature[i] as number) * topics + topic;
      of[at] = (of[at] as number) - change * (vector.weight[i] as number);
    }
  }
}

/** Softmax: turns scores, in place, into shares that add up to 1. */
export function sharesOf(scores: Float64Array<ArrayBuffer>, temperature = 1): Float64Array<ArrayBuffer> {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i += 1) highest = Math.max(highest, scores[i] as number);
  let total = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const share = Math.exp(((scores[i] as number) - highest) / temperature);
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
