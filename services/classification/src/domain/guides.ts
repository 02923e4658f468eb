import type { GuideCode, TicketKind } from '@hotline/jurisdiction';
import type { GuideProposal } from './proposal';
import type { Topic } from './similarity';

/** From here a guide is proposed; a wrong answer annoys, a wrong refusal wrongs the caller, a missed danger kills. */
export const GUIDE_THRESHOLDS = { answer: 0.5, route: 0.45, emergency: 0.5 } as const;

/**
 * The guide that fits, if any. An emergency service is proposed only where its words name a present danger, an answer only
 * where the caller asks.
 * @param present emergency guides whose danger is present, with the confidence that it is
 */
export function guideFor(
  topics: readonly Topic[],
  confidence: Float64Array,
  kind: TicketKind,
  present: ReadonlyMap<GuideCode, number>,
): GuideProposal | undefined {
  let best: GuideProposal | undefined;
  topics.forEach(({ code, guide }, index) => {
    if (guide === undefined || (guide === 'answer' && kind !== 'consultation')) return;
    const found = present.get(code) ?? 0;
    const sure = guide === 'emergency' ? (found === 0 ? 0 : Math.max(found, confidence[index] ?? 0)) : (confidence[index] ?? 0);
    if (sure < GUIDE_THRESHOLDS[guide]) return;
    const proposed: GuideProposal = { code, kind: guide, confidence: sure };
    if (!best || weightOf(proposed) > weightOf(best)) best = proposed;
  });
  return best;
}

/** Emergencies before everything else. */
function weightOf({ kind, confidence }: GuideProposal): number {
  return confidence + (kind === 'emergency' ? 1 : 0);
}
