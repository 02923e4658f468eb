import { scoreInto, type LinearWeights, type SparseVector } from '../linear';
import type { Pausable } from './pausable';

const { abs, exp, imul, max } = Math;

export interface LabelledVector {
  readonly label: number;
  readonly vector: SparseVector;
  /** A whole sentence as callers say it; otherwise a word or a name. */
  readonly isSentence: boolean;
  /** Step size, as a share (0–1) of that of other examples. */
  readonly share: number;
}

/** Number of features and of labels. */
export interface ModelSize {
  readonly features: number;
  readonly labels: number;
}

// The constants below were chosen by cross-validation on the examples and on the tuning texts.

/** Random parts into which a sentence is divided; one part is learned in each round. */
const PARTS = 3;
/** Number of rounds. Every sentence is learned completely three times, each time divided differently. */
const ROUNDS = 3 * PARTS;
/** Factor for the values of a part, which makes its norm about that of the whole sentence. */
const PART_SCALE = Math.sqrt(PARTS);
/** Initial step size of the descent; it decreases linearly to 0. */
const STEP = 6;
/**
 * Step size for a word, as a share of the step size for a sentence. Each word is learned only in every second round,
 * because callers speak in sentences.
 */
const WORD_SHARE = 0.7;
/** Models averaged to reduce variance. */
const MODELS = 2;
/** Smaller changes of a score are skipped: they change no result noticeably. */
const SMALL_CHANGE = 0.06;
/** A label whose score is this much below the highest gets probability 0: it would be below 0.007. */
const SCORE_MARGIN = 5;
/** Number of examples between two pauses; they take a few milliseconds. */
const BETWEEN_PAUSES = 500;

/**
 * The mean weights of several models, each trained with the sentences divided differently. The same examples always
 * give the same weights.
 */
export function* fitSoftmax(
  examples: readonly LabelledVector[],
  size: ModelSize,
  models = MODELS,
): Pausable<LinearWeights> {
  const mean = yield* fitOne(examples, size, 1);
  for (let model = 2; model <= models; model += 1) {
    const { weight } = yield* fitOne(examples, size, model);
    for (let i = 0; i < weight.length; i += 1)
      mean.weight[i] = (mean.weight[i] as number) + ((weight[i] as number) - (mean.weight[i] as number)) / model;
  }
  return mean;
}

/**
 * Softmax regression by stochastic gradient descent over all examples in a fixed pseudo-random order. A sentence is
 * learned in random parts (dropout), so that no feature relies on another: other callers use other words for the same
 * thing.
 */
function* fitOne(examples: readonly LabelledVector[], size: ModelSize, model: number): Pausable<LinearWeights> {
  const weights = { labels: size.labels, weight: new Float32Array(size.labels * size.features) };
  const stride = strideFor(examples.length);
  const buffers = buffersFor(examples, size.labels);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < examples.length; i += 1) {
      if (i % BETWEEN_PAUSES === 0) yield;
      const which = (i * stride) % examples.length;
      const { label, vector, isSentence, share } = examples[which] as LabelledVector;
      if (isSentence)
        loadPart(buffers, vector, seedFor(which, model * ROUNDS + Math.floor(round / PARTS)), round % PARTS);
      else if ((round + i) % 2 === 0) loadAll(buffers, vector);
      else continue;
      const step = share * STEP * (1 - (round + i / examples.length) / ROUNDS);
      descend(weights.weight, label, buffers, isSentence ? step : step * WORD_SHARE);
    }
  }
  return weights;
}

/** Scratch buffers for one training step. */
interface Buffers {
  readonly feature: Int32Array;
  readonly value: Float64Array;
  length: number;
  readonly scores: Float64Array;
  /** Labels whose score changes in the step. */
  readonly changed: Int32Array;
}

function buffersFor(examples: readonly LabelledVector[], labels: number): Buffers {
  const longest = examples.reduce((most, { vector }) => max(most, vector.length), 0);
  return {
    feature: new Int32Array(longest),
    value: new Float64Array(longest),
    length: 0,
    scores: new Float64Array(labels),
    changed: new Int32Array(labels),
  };
}

function loadAll(buffers: Buffers, { feature, value, length }: SparseVector): void {
  for (let i = 0; i < length; i += 1) {
    buffers.feature[i] = feature[i] as number;
    buffers.value[i] = value[i] as number;
  }
  buffers.length = length;
}

function loadPart(buffers: Buffers, { feature, value, length }: SparseVector, seed: number, part: number): void {
  let count = 0;
  let state = seed;
  for (let i = 0; i < length; i += 1) {
    state = nextRandom(state);
    if ((state >>> 8) % PARTS !== part) continue;
    buffers.feature[count] = feature[i] as number;
    buffers.value[count] = (value[i] as number) * PART_SCALE;
    count += 1;
  }
  buffers.length = count;
}

/** Linear congruential generator (Numerical Recipes); the low bits are not random enough to be used. */
const nextRandom = (state: number): number => (imul(state, 1664525) + 1013904223) | 0;
const seedFor = (example: number, pass: number): number => imul(example + 1, 0x9e3779b1) ^ imul(pass + 1, 0x85ebca6b);

/** One gradient step towards probability 1 for the right label. */
function descend(weight: Float32Array, right: number, buffers: Buffers, step: number): void {
  scoreInto(buffers.scores, weight, buffers);
  const { feature, value, length, scores, changed } = buffers;
  const labels = scores.length;
  const count = changesOf(buffers, right, step);
  for (let i = 0; i < length; i += 1) {
    const start = (feature[i] as number) * labels;
    const own = value[i] as number;
    for (let c = 0; c < count; c += 1) {
      const at = start + (changed[c] as number);
      weight[at] = (weight[at] as number) - own * (scores[c] as number);
    }
  }
}

/**
 * Fills the beginning of `changed` with the labels whose score changes, and the same indices of `scores` with the
 * changes.
 * @returns the number of changed labels
 */
function changesOf({ scores, changed }: Buffers, right: number, step: number): number {
  const labels = scores.length;
  let highest = -Infinity;
  for (let label = 0; label < labels; label += 1) highest = max(highest, scores[label] as number);
  let total = 0;
  for (let label = 0; label < labels; label += 1) {
    const behind = (scores[label] as number) - highest;
    const share = behind < -SCORE_MARGIN ? 0 : exp(behind);
    scores[label] = share;
    total += share;
  }
  const whole = step / total;
  let count = 0;
  for (let label = 0; label < labels; label += 1) {
    const change = whole * (scores[label] as number) - (label === right ? step : 0);
    if (abs(change) < SMALL_CHANGE) continue;
    changed[count] = label;
    scores[count] = change;
    count += 1;
  }
  return count;
}

/**
 * The distance between two examples that are visited one after the other. It is coprime to the length, so that every
 * example is visited once. It is about 0.618 of the length, so that neighbouring examples are visited far apart.
 */
function strideFor(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.round(length * 0.618));
  while (divisor(stride, length) > 1) stride += 1;
  return stride;
}
