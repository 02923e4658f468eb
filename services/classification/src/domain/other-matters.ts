import type { MatterCode } from '@hotline/jurisdiction';
import { bestMatters, confidences } from './confidence';
import type { Model } from './model';
import type { Candidate } from './proposal';
import type { Reading, Word } from './reading';
import { similarities } from './similarity';

/** A passage must be this sure of its matter to count as a concern of its own. */
const SURE = 0.8;
/** Shorter passages say too little. */
const LEAST_WORDS = 3;
const MOST_PASSAGES = 12;
/** Where a caller goes on to something else. */
const TURN = /[。；;！!？?\n]|另外|还有|此外|再就是|再一个|顺便|其次|第[二三四]|[二三四]是|[2-4]、/g;

/**
 * Other matters of the text: each is the sure matter of a passage, is among the matters that the whole text may be about, and
 * belongs to another field than the first, which must have a passage of its own.
 * @param likely the best topics of the whole text, best first
 */
export function otherMattersIn(model: Model, reading: Reading, likely: readonly (number | undefined)[]): readonly Candidate[] {
  const [first, ...rest] = likely.map((topic) => (topic === undefined ? '' : (model.topics[topic]?.code ?? '')));
  const passages = passagesOf(reading);
  if (!first || passages.length < 2) return [];
  const sure = new Map<MatterCode, number>();
  for (const passage of passages) {
    const found = sureMatter(model, passage);
    if (found) sure.set(found.code, Math.max(found.confidence, sure.get(found.code) ?? 0));
  }
  if (!sure.has(first)) return [];
  const fieldOf = (code: MatterCode): string | undefined => model.catalogue.matters.get(code)?.field;
  return rest.filter((code) => fieldOf(code) !== fieldOf(first)).flatMap((code) => {
    const confidence = sure.get(code);
    return confidence === undefined ? [] : [{ code, confidence }];
  });
}

function sureMatter(model: Model, passage: Reading): Candidate | undefined {
  const { scores } = similarities(model, passage);
  const [best] = bestMatters(model.topics, scores, 1);
  if (best === undefined) return undefined;
  const confidence = confidences(model.topics, scores, model.calibration)[best] ?? 0;
  return confidence >= SURE ? { code: model.topics[best]?.code ?? '', confidence } : undefined;
}

function passagesOf({ text, words }: Reading): readonly Reading[] {
  const turns = [...text.matchAll(TURN)].map(({ index }) => index).slice(0, MOST_PASSAGES - 1);
  if (turns.length === 0) return [];
  const passages: Word[][] = [[]];
  for (const word of words) {
    while (turns.length > 0 && (turns[0] ?? 0) <= word.from) {
      turns.shift();
      passages.push([]);
    }
    passages.at(-1)?.push(word);
  }
  return passages.filter((passage) => passage.filter(({ speaks }) => speaks).length >= LEAST_WORDS).map((passage) => ({ text, words: passage }));
}
