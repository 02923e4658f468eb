import type { PackModel } from '../pack-model/pack-model';
import type { JudgedPassage } from './judged-passages';

/**
 * The whole text must leave a second matter at least this likely, or the passage only tells more of the first: the
 * smoke of burning rubbish.
 */
const LEAST_CONFIDENCE = 1e-4;

/**
 * Topics that may be another matter of the text: among those that the whole text may be about, and of another field
 * than the first.
 * @param likely the best topics of the whole text, best first
 * @param whole confidence of each topic, 0–1
 */
export function otherCandidates(
  { topics, catalogue }: PackModel,
  [first, ...rest]: readonly number[],
  whole: ArrayLike<number>,
): readonly number[] {
  const fieldOf = (topic: number): string | undefined => catalogue.matters.get(topics[topic]?.code ?? '')?.field;
  return first === undefined
    ? []
    : rest.filter((topic) => fieldOf(topic) !== fieldOf(first) && (whole[topic] ?? 0) >= LEAST_CONFIDENCE);
}

/** Another matter of a text; confidence 0–1. */
export interface OtherMatter {
  readonly topic: number;
  readonly confidence: number;
}

/** Those of the open topics that a passage is sure of; the first topic must have a passage of its own. */
export function otherMattersIn(
  said: readonly JudgedPassage[],
  first: number,
  open: readonly number[],
): readonly OtherMatter[] {
  const sure = new Map<number, number>();
  for (const { topic, confidence } of said)
    if (topic !== undefined) sure.set(topic, Math.max(confidence, sure.get(topic) ?? 0));
  if (!sure.has(first)) return [];
  return open.flatMap((topic) => {
    const confidence = sure.get(topic);
    return confidence === undefined ? [] : [{ topic, confidence }];
  });
}
