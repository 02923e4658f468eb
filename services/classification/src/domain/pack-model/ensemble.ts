import type { MatterCode } from '@hotline/jurisdiction';
import type { Topic } from './training-examples';

/**
 * How far a learned model is believed beside the pack; both numbers are learnt from texts that the model was not
 * trained on.
 */
export interface EnsembleWeights {
  /** 0–1, part of the learned model in the mean of the two. */
  readonly weight: number;
  /** {@link LEAST_UNSEEN}–1: odds that a ticket is about a matter without history, before anybody has read it. */
  readonly unseen: number;
}

/** Tickets about matters without history are never thought so rare that a pack which is sure of one is not heard. */
export const LEAST_UNSEEN = 0.05;

/** Probability of each matter that a model knows, together 1. */
type Learned = ReadonlyMap<MatterCode, number>;

/**
 * Confidence of every topic when a learned model has a say; guides keep theirs. Only the pack can tell that a text is
 * about a matter that
 * the model never saw: what it finds more than chance would is weighed against the odds of such matters (Bayes). Among
 * the matters
 * that the model saw, the weighted mean of both speaks (a linear opinion pool: Stone, 1961).
 */
export function combined(
  topics: readonly Topic[],
  packConfidence: Float64Array,
  { probabilities, ensemble }: { readonly probabilities: Learned; readonly ensemble: EnsembleWeights },
): Float64Array {
  const { share, evidence } = unseenIn(topics, packConfidence, probabilities);
  const strange = shareOfUnseen(evidence, ensemble);
  return packConfidence.map((own, i) => {
    const topic = topics[i] as Topic;
    if (topic.guide !== undefined) return own;
    if (isUnseen(topic, probabilities)) return strange * ratio(own, share);
    return (1 - strange) * meanOf(ratio(own, 1 - share), probabilities.get(topic.code) ?? 0, ensemble);
  });
}

const isUnseen = ({ code, guide, isNothing }: Topic, learned: Learned): boolean =>
  guide === undefined && !isNothing && !learned.has(code);
const ratio = (own: number, whole: number): number => (whole <= 0 ? 0 : own / whole);

/**
 * What the pack gives to all matters that the model never saw, and by what factor that is more than their number would.
 */
function unseenIn(
  topics: readonly Topic[],
  packConfidence: Float64Array,
  learned: Learned,
): { share: number; evidence: number } {
  let share = 0;
  let count = 0;
  let all = 0;
  topics.forEach((topic, i) => {
    if (topic.guide !== undefined) return;
    all += 1;
    if (!isUnseen(topic, learned)) return;
    count += 1;
    share += packConfidence[i] as number;
  });
  if (count === 0) return { share: 0, evidence: 0 };
  return { share, evidence: (share * (all - count)) / (Math.max(1e-9, 1 - share) * count) };
}

const shareOfUnseen = (evidence: number, { unseen }: EnsembleWeights): number =>
  (unseen * evidence) / (unseen * evidence + 1);
const meanOf = (packConfidence: number, learned: number, { weight }: EnsembleWeights): number =>
  weight * learned + (1 - weight) * packConfidence;

/** A text whose matter is known, as pack and model see it. */
export interface EnsembleTrial {
  /** Whether the model saw the true matter in training. */
  readonly seen: boolean;
  /** What the pack gives to the true matter among those that the model saw, or among those that it did not. */
  readonly packConfidence: number;
  /** What the model gives to it. */
  readonly learned: number;
  /** For a matter that the model never saw: how much more the pack finds than chance would. */
  readonly evidence: number;
}

export function trialOf(
  topics: readonly Topic[],
  packConfidence: Float64Array,
  learned: Learned,
  matter: MatterCode,
): EnsembleTrial {
  const { share, evidence } = unseenIn(topics, packConfidence, learned);
  const own =
    packConfidence[
      topics.findIndex(({ code, guide, isNothing }) => guide === undefined && !isNothing && code === matter)
    ] ?? 0;
  const seen = learned.has(matter);
  return { seen, packConfidence: ratio(own, seen ? 1 - share : share), learned: learned.get(matter) ?? 0, evidence };
}

/** Without a text to learn from. */
const DEFAULT_WEIGHTS: EnsembleWeights = { weight: 0.8, unseen: LEAST_UNSEEN };
const ROUNDS = 4;

/**
 * The ensemble under which the true matters were the most likely: one number after the other, each by golden section.
 */
export function fitEnsemble(trials: readonly EnsembleTrial[]): EnsembleWeights {
  if (trials.length === 0) return DEFAULT_WEIGHTS;
  let ensemble = DEFAULT_WEIGHTS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { unseen } = ensemble;
    const weight = minimise(0, 1, (at) => loss(trials, { weight: at, unseen }));
    ensemble = {
      weight,
      unseen: Math.exp(minimise(Math.log(LEAST_UNSEEN), 0, (at) => loss(trials, { weight, unseen: Math.exp(at) }))),
    };
  }
  return ensemble;
}

const LEAST_LIKELY = 1e-6;

function loss(trials: readonly EnsembleTrial[], ensemble: EnsembleWeights): number {
  return -trials.reduce((sum, { seen, packConfidence, learned, evidence }) => {
    const strange = shareOfUnseen(evidence, ensemble);
    const likely = seen ? (1 - strange) * meanOf(packConfidence, learned, ensemble) : strange * packConfidence;
    return sum + Math.log(Math.max(LEAST_LIKELY, likely));
  }, 0);
}

function minimise(from: number, to: number, of: (at: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < 25; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (of(left) < of(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
