import type { Passage } from '@hotline/learning';
import type { Segment } from '@hotline/text';
import type { Reason } from '../reading/proposal';
import type { PackModel } from './pack-model';

const MOST_REASONS = 6;
/** Words with less than this share (0–1) of the total weight are not shown. */
const LEAST_WEIGHT = 0.05;

/** The words that support a topic, the strongest first. A repeated word has its first position and its total weight. */
export function reasonsFor(
  { classifier }: PackModel,
  text: string,
  passage: Passage,
  { topic, segment }: { topic: number; segment: Segment },
): readonly Reason[] {
  const words = classifier.explain(text, segment(passage.normalised), passage, topic);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return words
    .map(({ text: word, from, weight }) => ({ word, offset: from, weight: total === 0 ? 0 : weight / total }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .slice(0, MOST_REASONS);
}
