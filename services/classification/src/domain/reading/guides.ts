import type { Guide, GuideCode, TicketKind } from '@hotline/jurisdiction';
import type { Dangers } from './danger';
import type { GuideProposal } from './proposal';
import type { Topic } from '../pack-model/training-examples';

/**
 * Lowest confidence (0–1) at which a guide is proposed. Answers have the highest because no person checks them;
 * emergencies have the lowest because a missed one may cost a life.
 */
export const GUIDE_THRESHOLDS = { answer: 0.85, route: 0.6, emergency: 0.5 } as const;

/** Longest text (characters) that may be answered automatically. */
const LONGEST_QUESTION = 100;

/** Properties of a text that do not depend on its topics. */
export interface CallTraits {
  readonly kind: TicketKind;
  readonly dangers: Dangers;
  /** In characters. */
  readonly length: number;
}

/** The guide for a text, if any. An answer requires a short question; an emergency requires a present danger. */
export function guideFor(
  topics: readonly Topic[],
  confidence: Float64Array,
  call: CallTraits,
): GuideProposal | undefined {
  const alike = likeliestEmergency(topics, confidence);
  let best: GuideProposal | undefined;
  topics.forEach(({ code, guide }, index) => {
    if (guide === undefined || (guide === 'answer' && (call.kind !== 'consultation' || call.length > LONGEST_QUESTION)))
      return;
    const similar = confidence[index] ?? 0;
    const sure =
      guide === 'emergency' ? emergencyConfidence(code, index === alike.first ? alike.sum : similar, call) : similar;
    if (sure < GUIDE_THRESHOLDS[guide]) return;
    const proposed: GuideProposal = { code, kind: guide, confidence: sure };
    if (!best || priorityOf(proposed) > priorityOf(best)) best = proposed;
  });
  return best;
}

/** The emergency topic with the highest confidence, and the sum over all: one emergency service calls the others. */
function likeliestEmergency(
  topics: readonly Topic[],
  confidence: Float64Array,
): { readonly first: number; readonly sum: number } {
  let [first, sum] = [-1, 0];
  topics.forEach(({ guide }, index) => {
    if (guide !== 'emergency') return;
    sum += confidence[index] ?? 0;
    if (first < 0 || (confidence[index] ?? 0) > (confidence[first] ?? 0)) first = index;
  });
  return { first, sum };
}

/**
 * Confidence (0–1) in an emergency. A danger that is named as present is enough; a danger that is only named or
 * described also requires similarity to the examples of the guide.
 */
function emergencyConfidence(code: GuideCode, similar: number, { kind, dangers }: CallTraits): number {
  switch (dangers.present.get(code)) {
    case 'now':
      return Math.max(0.9, similar);
    case 'likely':
      return 0.45 + 0.55 * similar;
    case undefined:
      return dangers.soundsFeared || kind === 'praise' ? 0 : similar - 0.1;
  }
}

/** Highest confidence (0–1) of the guides of a kind. */
export function highestConfidence(topics: readonly Topic[], confidence: Float64Array, kind: Guide['kind']): number {
  return topics.reduce((most, { guide }, index) => (guide === kind ? Math.max(most, confidence[index] ?? 0) : most), 0);
}

/**
 * Confidence (0–1) that a text belongs to a guide and not to a matter. Answers count only for consultations. A found
 * emergency lowers the confidence of all matters, so that a person reads the text.
 */
export function guideConfidence(
  topics: readonly Topic[],
  confidence: Float64Array,
  kind: TicketKind,
  found: GuideProposal | undefined,
): number {
  const guides = topics.reduce(
    (sum, { guide }, index) =>
      guide === undefined || (guide === 'answer' && kind !== 'consultation') ? sum : sum + (confidence[index] ?? 0),
    0,
  );
  return found?.kind === 'emergency' ? Math.max(guides, found.confidence) : guides;
}

/** Order of the guides that fit: emergencies first, then by confidence. */
function priorityOf({ kind, confidence }: GuideProposal): number {
  return confidence + (kind === 'emergency' ? 1 : 0);
}
