import type { MatterCode } from '@hotline/jurisdiction';
import type { Topic } from './training-examples';

/**
 * How much a learned model and the pack count when they are combined; fitted on texts that the model was not trained
 * on.
 */
export interface EnsembleWeights {
  /** Weight (0–1) of the learned model in the mean of the two. */
  readonly weight: number;
  /** Prior odds ({@link LEAST_UNSEEN} to 1) that a ticket is about a matter without training texts. */
  readonly unseen: number;
}

/** Lower bound of the prior odds, so that a pack that is certain of a matter without training texts can prevail. */
export const LEAST_UNSEEN = 0.05;

/** Probability of each matter that a model knows; the sum is 1. */
type Learned = ReadonlyMap<MatterCode, number>;

/**
 * Confidence of every topic by pack and learned model together. Guides keep the confidence of the pack. The matters
 * that the model never saw share a probability that follows from their prior odds and the evidence of the pack (Bayes).
 * The rest goes to the matters that the model saw, by the weighted mean of pack and model (linear opinion pool, Stone
 * 1961).
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
 * `share`: the pack's confidence (0–1) in all matters that the model never saw. `evidence`: the odds of that share
 * against the odds of a uniform distribution over all matters.
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

/** The predictions of pack and model for a text whose matter is known. */
export interface EnsembleTrial {
  /** Whether the model saw the true matter in training. */
  readonly seen: boolean;
  /**
   * The pack's confidence (0–1) in the true matter, as a share of its confidence in all matters that the model saw. If
   * the model never saw the true matter: as a share of the confidence in all matters that the model never saw.
   */
  readonly packConfidence: number;
  /** The model's probability of the true matter. */
  readonly learned: number;
  /** The pack's evidence for the matters that the model never saw; 1 means no evidence for or against. */
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

/** Used when there is no text to fit on. */
const DEFAULT_WEIGHTS: EnsembleWeights = { weight: 0.8, unseen: LEAST_UNSEEN };
const ROUNDS = 4;

/** The weights with the highest likelihood of the true matters, by coordinate descent with golden-section search. */
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
