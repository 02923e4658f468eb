import type { Guide, GuideCode, TicketKind } from '@hotline/jurisdiction';
import type { Dangers } from './danger';
import type { GuideProposal } from './proposal';
import type { Topic } from '../pack-model/training-examples';

/**
 * From here a guide is proposed. An answer goes out without a person, so it must be sure; a route is confirmed by one;
 * a missed danger kills.
 */
export const GUIDE_THRESHOLDS = { answer: 0.85, route: 0.6, emergency: 0.5 } as const;

/** Longest text (characters) that may be answered automatically. */
const LONGEST_QUESTION = 100;

/** Facts about a text that do not depend on its topics. */
export interface CallTraits {
  readonly kind: TicketKind;
  readonly dangers: Dangers;
  /** In characters. */
  readonly length: number;
}

/**
 * The guide that fits, if any: an answer only where the caller asks, and shortly; an emergency service only where the
 * danger is present.
 */
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

/**
 * The emergency that a text is most like, and how much it is like any: whoever comes first will send for the others.
 */
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
 * A danger named as present is believed; one only named, or only described, needs a text that is like a call for help.
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

/** How sure it is that a text is for a guide of some kind: the most of any. */
export function highestConfidence(topics: readonly Topic[], confidence: Float64Array, kind: Guide['kind']): number {
  return topics.reduce((most, { guide }, index) => (guide === kind ? Math.max(most, confidence[index] ?? 0) : most), 0);
}

/**
 * How sure it is that a text is for some guide rather than for a matter, 0–1: who asks nothing wants no answer. Who is
 * sent an emergency service, be it for a
 * single word, speaks hardly of a matter: a person looks at the rest.
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

/** Emergencies before everything else. */
function priorityOf({ kind, confidence }: GuideProposal): number {
  return confidence + (kind === 'emergency' ? 1 : 0);
}
