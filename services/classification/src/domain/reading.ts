import { HAN, LETTER, classOf } from './fold';
import { stopWords } from './stop-words';

/** Cuts a text into words; joined, they give the text again. */
export type Segment = (text: string) => readonly string[];

/** A stretch [from, to) of the folded text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Word extends Stretch {
  readonly word: string;
  /** False for grammar, politeness, figures and names of places: they say nothing about the matter. */
  readonly speaks: boolean;
}

/** A text as the model sees it. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
}

export function stretchOf({ offset, length }: { readonly offset: number; readonly length: number }): Stretch {
  return { from: offset, to: offset + length };
}

/** @param silent stretches that must not speak for a matter, in order (the names of places) */
export function readText(folded: string, segment: Segment, silent: readonly Stretch[]): Reading {
  const words: Word[] = [];
  let at = 0;
  let next = 0;
  for (const word of segment(folded)) {
    const from = folded.startsWith(word, at) ? at : Math.max(at, folded.indexOf(word, at));
    const to = from + word.length;
    while ((silent[next]?.to ?? Infinity) <= from) next += 1;
    const isSilent = (silent[next]?.from ?? Infinity) < to;
    words.push({ word, from, to, speaks: !isSilent && speaks(word) });
    at = to;
  }
  return { text: folded, words };
}

function speaks(word: string): boolean {
  const first = classOf(word.charCodeAt(0));
  if (word.length === 1) return first === HAN;
  return (first === HAN || first === LETTER || hasHan(word)) && !stopWords.has(word);
}

function hasHan(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (classOf(word.charCodeAt(i)) === HAN) return true;
  return false;
}

/**
 * The features of a reading, one call for each occurrence: words, and pairs of neighbouring characters (they see through
 * wrong segmentation, typing errors and words that the dictionary lacks). `word` is the place of the word in which it starts.
 */
export function eachFeature(
  { text, words }: Reading,
  onWord: (word: string, index: number) => void,
  onPair: (pair: number, index: number) => void,
): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word?.speaks) continue;
    onWord(word.word, index);
    const follower = words[index + 1];
    const end = follower?.speaks ? word.to : word.to - 1;
    for (let i = word.from; i < end; i += 1) {
      const first = text.charCodeAt(i);
      const second = text.charCodeAt(i + 1);
      if (classOf(first) === HAN && classOf(second) === HAN) onPair((first << 16) | second, index);
    }
  }
}
