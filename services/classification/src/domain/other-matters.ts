import { bestMatters } from './confidence';
import { confidenceOf, type Model } from './model';
import type { Candidate } from './proposal';
import type { Stretch } from './reading';
import { type Passage, vectorOf } from './vectors';

/** A passage must be this sure of its matter to count as a concern of its own. */
const SURE = 0.8;
/** Shorter passages say too little, in characters. */
const LEAST_LENGTH = 5;
const MOST_PASSAGES = 12;
/** The whole text must leave a second matter at least this likely, or the passage only tells more of the first: the smoke of burning rubbish. */
const LEFT_OPEN = 1e-4;
/** A short passage that ends in such a word says where, not what: the hospital at whose gate the stalls stand is no concern of the caller's. */
const PLACE = /^.{0,12}(门口|门前|附近|旁边|对面|楼下|路口|院内|里面|小区|社区|医院|学校|幼儿园|市场|超市|广场|公园|车站|村|镇|路|街|巷|号|栋|楼|单元|室)$/;
/** Where a caller goes on to something else. */
const TURN = /[，,。；;！!？?\n]|另外|还有|此外|再就是|再一个|顺便|其次|第[二三四]|[二三四]是|[2-4]、/g;

/**
 * Other matters of the text: each is the sure matter of a passage, is among the matters that the whole text may be about, and
 * belongs to another field than the first, which must have a passage of its own.
 * @param likely the best topics of the whole text, best first
 * @param whole confidence of each topic, 0–1
 */
export function otherMattersIn(model: Model, passage: Passage, likely: readonly number[], whole: ArrayLike<number>): readonly Candidate[] {
  const [first, ...rest] = likely;
  if (first === undefined) return [];
  const codeOf = (topic: number): string => model.topics[topic]?.code ?? '';
  const fieldOf = (topic: number): string | undefined => model.catalogue.matters.get(codeOf(topic))?.field;
  const others = rest.filter((topic) => fieldOf(topic) !== fieldOf(first) && (whole[topic] ?? 0) >= LEFT_OPEN);
  if (others.length === 0) return [];
  const sure = sureMatters(model, passage);
  if (!sure.has(first)) return [];
  return others.flatMap((topic) => {
    const confidence = sure.get(topic);
    return confidence === undefined ? [] : [{ code: codeOf(topic), confidence }];
  });
}

function sureMatters(model: Model, passage: Passage): ReadonlyMap<number, number> {
  const sure = new Map<number, number>();
  const passages = passagesOf(passage.folded);
  for (const { from, to } of passages.length < 2 ? [] : passages) {
    if (PLACE.test(passage.folded.slice(from, to).replace(/^\p{P}+/u, ''))) continue;
    const confidence = confidenceOf(model, vectorOf(model.vocabulary, { ...passage, from, to }));
    const [best] = bestMatters(model.topics, confidence, 1);
    if (best === undefined) continue;
    const own = confidence[best] ?? 0;
    if (own >= SURE) sure.set(best, Math.max(own, sure.get(best) ?? 0));
  }
  return sure;
}

function passagesOf(folded: string): readonly Stretch[] {
  const turns = [...folded.matchAll(TURN)].map(({ index }) => index).slice(0, MOST_PASSAGES - 1);
  return [0, ...turns].map((from, i) => ({ from, to: turns[i] ?? folded.length })).filter(({ from, to }) => to - from >= LEAST_LENGTH);
}
