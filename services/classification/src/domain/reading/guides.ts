import type { TicketKind } from '@hotline/jurisdiction';
import { ALARM, type AlarmReading } from '@hotline/learning';
import type { GuideProposal } from './proposal';
import type { Topic } from '../pack-model/training-examples';

/**
 * Lowest confidence (0–1) at which a guide is proposed. Answers have the highest because no person checks them.
 */
export const GUIDE_THRESHOLDS = { answer: 0.85, route: 0.6 } as const;

/** Longest text (characters) that may be answered automatically. */
const LONGEST_QUESTION = 100;

/** Properties of a text that do not depend on its topics. */
export interface CallTraits {
  readonly kind: TicketKind;
  /** In characters. */
  readonly length: number;
  readonly alarm?: AlarmReading | undefined;
}

/**
 * The guide for a text, if any. The emergency service of an alarm comes before all others. An answer requires a short
 * question.
 */
export function guideFor(
  topics: readonly Topic[],
  confidence: Float64Array,
  { kind, length, alarm }: CallTraits,
): GuideProposal | undefined {
  if (alarm && alarm.confidence >= ALARM)
    return { code: alarm.service, kind: 'emergency', confidence: alarm.confidence };
  let best: GuideProposal | undefined;
  topics.forEach(({ code, guide }, index) => {
    if (guide === undefined || (guide === 'answer' && (kind !== 'consultation' || length > LONGEST_QUESTION))) return;
    const sure = confidence[index] ?? 0;
    if (sure >= GUIDE_THRESHOLDS[guide] && sure > (best?.confidence ?? 0))
      best = { code, kind: guide, confidence: sure };
  });
  return best;
}

/** Highest confidence (0–1) of the guides of a kind. */
export function highestConfidence(topics: readonly Topic[], confidence: Float64Array, kind: Topic['guide']): number {
  return topics.reduce((most, { guide }, index) => (guide === kind ? Math.max(most, confidence[index] ?? 0) : most), 0);
}

/**
 * Confidence (0–1) that a text belongs to a guide and not to a matter. Answers count only for consultations. An
 * emergency that was found counts too: it lowers the confidence of all matters, so that a person reads the text.
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
