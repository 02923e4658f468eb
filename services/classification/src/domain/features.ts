import { HAN, LETTER, OTHER, classOf } from './fold';
import type { Stretch } from './reading';

/** Called for each occurrence: a number for the feature (of 32 bits, which maps find fastest), and where in the text it begins and ends. */
export type OnFeature = (feature: number, from: number, to: number) => void;

/**
 * What a folded text is read by: its Chinese characters and letters one by one, except those that carry only grammar, and pairs of
 * neighbours. They see through typing errors, dialect and words that no dictionary holds.
 * @param silent stretches that must not speak for a matter, in order (the names of places)
 */
export function eachFeature(
  folded: string,
  silent: readonly Stretch[],
  on: OnFeature,
  from = 0,
  to = folded.length,
): void {
  let next = 0;
  let before = 0;
  for (let at = from; at < to; at += 1) {
    while ((silent[next]?.to ?? Infinity) <= at) next += 1;
    const code = folded.charCodeAt(at);
    const kind = (silent[next]?.from ?? Infinity) <= at ? OTHER : classOf(code);
    if (kind === HAN || kind === LETTER) on(code, at, at + 1);
    if (kind === OTHER) before = 0;
    else {
      if (before > 0) on((before << 16) | code, at - 1, at + 1);
      before = code;
    }
  }
}
