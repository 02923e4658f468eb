import type { MatterCode } from '@hotline/jurisdiction';
import { bestMatters, confidences } from './confidence';
import type { Model } from './model';
import type { Candidate } from './proposal';
import type { Reading, Stretch } from './reading';
import { similarities } from './similarity';
import type { Occurrences } from './vocabulary';

/** A passage must be this sure of its matter to count as a concern of its own. */
const SURE = 0.9;
/** Shorter passages say too little. */
const LEAST_WORDS = 3;
const MOST_PASSAGES = 12;
/** Where a caller goes on to something else. */
const TURN = /[，,。；;！!？?\n]|另外|还有|此外|再就是|再一个|顺便|其次|第[二三四]|[二三四]是|[2-4]、/g;

/** A text as the model has read it. */
export interface Read {
  readonly reading: Reading;
  readonly occurrences: Occurrences;
  readonly scores: Float64Array;
}

/**
 * Other matters of the text: each is the sure matter of a passage, is among the matters that the whole text may be about, and
 * belongs to another field than the first, which must have a passage of its own.
 * @param likely the best topics of the whole text, best first
 */
export function otherMattersIn(model: Model, { reading, occurrences, scores }: Read, likely: readonly number[]): readonly Candidate[] {
  const [first, ...rest] = likely;
  if (first === undefined) return [];
  const codeOf = (topic: number): MatterCode => model.topics[topic]?.code ?? '';
  const fieldOf = (topic: number): string | undefined => model.catalogue.matters.get(codeOf(topic))?.field;
  const others = rest.filter((topic) => (scores[topic] ?? 0) > model.calibration.none && fieldOf(topic) !== fieldOf(first));
  if (others.length === 0) return [];
  const sure = sureMatters(model, passagesOf(reading, occurrences), occurrences);
  if (!sure.has(codeOf(first))) return [];
  return others.flatMap((topic) => {
    const confidence = sure.get(codeOf(topic));
    return confidence === undefined ? [] : [{ code: codeOf(topic), confidence }];
  });
}

function sureMatters(model: Model, passages: readonly Stretch[], occurrences: Occurrences): ReadonlyMap<MatterCode, number> {
  const sure = new Map<MatterCode, number>();
  for (const { from, to } of passages.length < 2 ? [] : passages) {
    const { scores } = similarities(model, occurrences, from, to);
    const [best] = bestMatters(model.topics, scores, 1);
    if (best === undefined) continue;
    const code = model.topics[best]?.code ?? '';
    const confidence = confidences(model.topics, scores, model.calibration)[best] ?? 0;
    if (confidence >= SURE) sure.set(code, Math.max(confidence, sure.get(code) ?? 0));
  }
  return sure;
}

/** Passages as stretches of occurrences; a passage of a word or two is left out. */
function passagesOf({ text, words }: Reading, { word }: Occurrences): readonly Stretch[] {
  const turns = [...text.matchAll(TURN)].map(({ index }) => index).slice(0, MOST_PASSAGES - 1);
  const passages: Stretch[] = [];
  let from = 0;
  for (const turn of [...turns, Infinity]) {
    let to = from;
    while (to < word.length && (words[word[to] as number]?.from ?? 0) < turn) to += 1;
    if (new Set(word.slice(from, to)).size >= LEAST_WORDS) passages.push({ from, to });
    from = to;
  }
  return passages;
}
