import type { Steps } from './steps';
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

/** A sentence is told in so many parts, one a round. This and the numbers below are the best of those tried: by hiding some of the examples, and on the tuning texts. */
const PARTS = 3;
/** Each sentence is told whole three times, each time in other parts. */
const ROUNDS = 3 * PARTS;
/** A part counts as about as long as the whole. */
const LENGTHEN = Math.sqrt(PARTS);
/** First step of the descent; it shrinks to nothing. */
const STEP = 6;
/** A word is told every second round, and teaches so much of what a sentence does: callers speak in sentences. */
const WORD_SHARE = 0.7;
/** The lots make each learner odd in its own way; their mean is less so. */
const LEARNERS = 2;
/** Smaller changes teach nothing that would be noticed. */
const SMALL_CHANGE = 0.06;
/** Topics so far behind the first have no share: it would be below 0.007. */
const FAR_BEHIND = 5;
/** Lessons between two pauses: a few milliseconds. */
const BETWEEN = 500;

/** Score of each topic: the higher, the more the text speaks of it. */
export function scoresOf(
  { topics, of }: Weights,
  { feature, weight }: Vector,
  scores = new Float64Array(topics),
): Float64Array<ArrayBuffer> {
  addUp(scores, of, feature, weight, feature.length);
  return scores;
}

/** What the first features of a list say together. Four at a time: this is where learning and reading spend their time, and it makes them thrice as fast. */
function addUp(
  scores: Float64Array,
  of: Float32Array,
  feature: Int32Array,
  weight: ArrayLike<number>,
  length: number,
): void {
  const topics = scores.length;
  scores.fill(0);
  const start = (i: number): number => (i < length ? (feature[i] as number) * topics : 0);
  const value = (i: number): number => (i < length ? (weight[i] as number) : 0);
  for (let i = 0; i < length; i += 4) {
    const [a, b, c, d] = [start(i), start(i + 1), start(i + 2), start(i + 3)];
    const [byA, byB, byC, byD] = [value(i), value(i + 1), value(i + 2), value(i + 3)];
    for (let topic = 0; topic < topics; topic += 1) {
      const said =
        byA * (of[a + topic] as number) +
        byB * (of[b + topic] as number) +
        byC * (of[c + topic] as number) +
        byD * (of[d + topic] as number);
      scores[topic] = (scores[topic] as number) + said;
    }
  }
}

/** Mean of learners for whom other lots are drawn; the same lessons always give the same weights. */
export function* weightsFor(
  known: readonly Known[],
  topics: number,
  features: number,
  learners = LEARNERS,
): Steps<Weights> {
  const mean = yield* learned(known, topics, features, 1);
  for (let learner = 2; learner <= learners; learner += 1) {
    const { of } = yield* learned(known, topics, features, learner);
    for (let i = 0; i < of.length; i += 1)
      mean.of[i] = (mean.of[i] as number) + ((of[i] as number) - (mean.of[i] as number)) / learner;
  }
  return mean;
}

/**
 * Softmax regression by stochastic gradient descent over all that is known, in an order that is mixed but always the same. Parts of a sentence are drawn by lot,
 * and no part hears the others: so no word leans on another, for callers say the same with other words.
 */
function* learned(known: readonly Known[], topics: number, features: number, learner: number): Steps<Weights> {
  const weights = { topics, of: new Float32Array(topics * features) };
  const stride = strideFor(known.length);
  const room = roomFor(known, topics);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < known.length; i += 1) {
      if (i % BETWEEN === 0) yield;
      const which = (i * stride) % known.length;
      const { topic, vector, isExample } = known[which] as Known;
      if (isExample) tellPart(room, vector, lotFor(which, learner * ROUNDS + Math.floor(round / PARTS)), round % PARTS);
      else if ((round + i) % 2 === 0) tellAll(room, vector);
      else continue;
      const step = STEP * (1 - (round + i / known.length) / ROUNDS);
      learn(weights.of, topic, room, isExample ? step : step * WORD_SHARE);
    }
  }
  return weights;
}

/** What is being told now, and room to reckon in. */
interface Room {
  readonly feature: Int32Array;
  readonly weight: Float64Array;
  length: number;
  readonly scores: Float64Array;
  readonly wrong: Int32Array;
}

function roomFor(known: readonly Known[], topics: number): Room {
  const longest = known.reduce((most, { vector }) => max(most, vector.feature.length), 0);
  return {
    feature: new Int32Array(longest),
    weight: new Float64Array(longest),
    length: 0,
    scores: new Float64Array(topics),
    wrong: new Int32Array(topics),
  };
}

function tellAll(room: Room, { feature, weight }: Vector): void {
  for (let i = 0; i < feature.length; i += 1) {
    room.feature[i] = feature[i] as number;
    room.weight[i] = weight[i] as number;
  }
  room.length = feature.length;
}

function tellPart(room: Room, { feature, weight }: Vector, lot: number, part: number): void {
  let count = 0;
  let state = lot;
  for (let i = 0; i < feature.length; i += 1) {
    state = nextLot(state);
    if ((state >>> 8) % PARTS !== part) continue;
    room.feature[count] = feature[i] as number;
    room.weight[count] = (weight[i] as number) * LENGTHEN;
    count += 1;
  }
  room.length = count;
}

/** Looks like chance and is always the same (linear congruences: Numerical Recipes); its upper bits are the lot. */
const nextLot = (state: number): number => (imul(state, 1664525) + 1013904223) | 0;
const lotFor = (lesson: number, telling: number): number =>
  imul(lesson + 1, 0x9e3779b1) ^ imul(telling + 1, 0x85ebca6b);

/** One step towards scores under which the right topic has the whole share. */
function learn(of: Float32Array, right: number, { feature, weight, length, scores, wrong }: Room, step: number): void {
  const topics = scores.length;
  addUp(scores, of, feature, weight, length);
  let highest = -Infinity;
  for (let topic = 0; topic < topics; topic += 1) highest = max(highest, scores[topic] as number);
  let total = 0;
  for (let topic = 0; topic < topics; topic += 1) {
    const behind = (scores[topic] as number) - highest;
    const share = behind < -FAR_BEHIND ? 0 : exp(behind);
    scores[topic] = share;
    total += share;
  }
  const whole = step / total;
  let count = 0;
  for (let topic = 0; topic < topics; topic += 1) {
    const change = whole * (scores[topic] as number) - (topic === right ? step : 0);
    if (abs(change) < SMALL_CHANGE) continue;
    wrong[count] = topic;
    scores[count] = change;
    count += 1;
  }
  for (let i = 0; i < length; i += 1) {
    const start = (feature[i] as number) * topics;
    const value = weight[i] as number;
    for (let w = 0; w < count; w += 1) {
      const at = start + (wrong[w] as number);
      of[at] = (of[at] as number) - value * (scores[w] as number);
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
