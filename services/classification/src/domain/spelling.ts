import confusions from './lexicon/confusions.json';
import { phraseFinder } from './phrases';

const find = phraseFinder(Object.entries(confusions));

/** A folded text with common typing and hearing errors (噪因, 井概) put right, character for character, so that offsets stay true. */
export function spelled(folded: string): string {
  let right = '';
  let at = 0;
  for (const { offset, length, values } of find(folded)) {
    right += folded.slice(at, offset) + (values[0] ?? folded.slice(offset, offset + length));
    at = offset + length;
  }
  return at === 0 ? folded : right + folded.slice(at);
}
