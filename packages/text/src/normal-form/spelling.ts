import confusions from './confusions.json';
import { phraseMatcher } from '../phrase-matcher';

const find = phraseMatcher(Object.entries(confusions));

/** Corrects common typing errors (噪因, 井概) in a normalised text. The length stays the same, and so do offsets. */
export function correctSpelling(normalised: string): string {
  let corrected = '';
  let from = 0;
  for (const { offset, length, values } of find(normalised)) {
    corrected += normalised.slice(from, offset) + (values[0] ?? normalised.slice(offset, offset + length));
    from = offset + length;
  }
  return from === 0 ? normalised : corrected + normalised.slice(from);
}
