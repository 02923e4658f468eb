import { HAN, LETTER, classOf, isHan } from './fold';
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
  /** Whether its characters may pair with their neighbours: 没 says nothing alone, but something in 没水. */
  readonly joins: boolean;
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
    const voice = !isSilent && speaks(word);
    const joins = voice || (!isSilent && word.length === 1 && classOf(word.charCodeAt(0)) === HAN);
    words.push({ word, from, to, speaks: voice, joins });
    at = to;
  }
  return { text: folded, words };
}

function speaks(word: string): boolean {
  const first = classOf(word.charCodeAt(0));
  if (word.length === 1) return first === HAN && !stopWords.has(word);
  return (first === LETTER || hasHan(word)) && !stopWords.has(word);
}

function hasHan(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (classOf(word.charCodeAt(i)) === HAN) return true;
  return false;
}

/**
 * The features of a reading, one call for each occurrence: words, and pairs of neighbouring characters (they see through
 * wrong segmentation, typing errors and words that the dictionary lacks). `word` is the place of the word that speaks.
 */
export function eachFeature(
  { text, words }: Reading,
  onWord: (word: string, index: number) => void,
  onPair: (pair: number, index: number) => void,
): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    if (!word.joins) continue;
    if (word.speaks) onWord(word.word, index);
    for (let i = word.from; i < word.to - 1; i += 1) pairAt(text, i, index, onPair);
    if (words[index + 1]?.joins) pairAt(text, word.to - 1, word.speaks ? index : index + 1, onPair);
  }
}

function pairAt(text: string, at: number, index: number, onPair: (pair: number, index: number) => void): void {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (isHan(first) && isHan(second)) onPair((first << 16) | second, index);
}
