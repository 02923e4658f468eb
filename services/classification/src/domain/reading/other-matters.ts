import type { PackModel } from '../pack-model/pack-model';
import type { JudgedPassage } from './judged-passages';

/**
 * Lowest confidence (0–1) of a second matter for the whole text. Below this, the passage is taken to be about the first
 * matter too, such as the smoke of burning rubbish.
 */
const LEAST_CONFIDENCE = 1e-4;

/**
 * Topics that may be another matter of the text: they are in another field than the first topic, and confident enough.
 * @param likely the topics of the whole text with the highest confidence, the highest first
 * @param whole confidence (0–1) of each topic for the whole text
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

/** The candidates that have a passage. The result is empty when the first topic has no passage of its own. */
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
