import { eachFeature } from './features';
import type { Model } from './model';
import type { Reason } from './proposal';
import type { Segment } from './reading';
import type { Passage, Vector } from './vectors';

const MOST_REASONS = 6;
/** Words with less than this share of what speaks for the matter are not shown. */
const LEAST_SHARE = 0.05;

/** What each character of a text gives to one topic. */
function givenBy({ vocabulary, weights }: Model, passage: Passage, vector: Vector, topic: number): Float64Array {
  const weight = new Map<number, number>();
  vector.feature.forEach((feature, i) =>
    weight.set(feature, (vector.weight[i] as number) * (weights.of[feature * weights.topics + topic] as number)),
  );
  const times = new Map<number, number>();
  const numberOf = (feature: number): number => vocabulary.numbers.get(feature) ?? -1;
  eachFeature(passage.folded, passage.silent, (feature) =>
    times.set(numberOf(feature), (times.get(numberOf(feature)) ?? 0) + 1),
  );
  const given = new Float64Array(passage.folded.length);
  eachFeature(passage.folded, passage.silent, (feature, from, to) => {
    const share = (weight.get(numberOf(feature)) ?? 0) / ((times.get(numberOf(feature)) ?? 1) * (to - from));
    for (let at = from; at < to; at += 1) given[at] = (given[at] as number) + share;
  });
  return given;
}

/** The words that decided, strongest first; a repeated word is shown where it first stands, with all its weight. */
export function reasonsFor(
  model: Model,
  text: string,
  passage: Passage,
  { vector, topic, segment }: { vector: Vector; topic: number; segment: Segment },
): readonly Reason[] {
  const given = givenBy(model, passage, vector, topic);
  const byWord = new Map<string, Reason>();
  let total = 0;
  let at = 0;
  for (const word of segment(passage.folded)) {
    const weight = Math.max(
      0,
      given.subarray(at, at + word.length).reduce((sum, value) => sum + value, 0),
    );
    const known = byWord.get(word);
    byWord.set(
      word,
      known
        ? { ...known, weight: known.weight + weight }
        : { word: text.slice(at, at + word.length), weight, offset: at },
    );
    total += weight;
    at += word.length;
  }
  return [...byWord.values()]
    .map((reason) => ({ ...reason, weight: total === 0 ? 0 : reason.weight / total }))
    .filter(({ weight }) => weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight || a.offset - b.offset)
    .slice(0, MOST_REASONS);
}
