import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { isHan, normalise } from './normal-form/normalise';

/** Cuts a text into words; the words joined give the text again. */
export type Segment = (text: string) => readonly string[];

/** The types of ES2022 have no TextEncoder; Node has one. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * Frequency that jieba uses for an additional word: high enough to be kept whole, low enough not to absorb neighbouring
 * characters.
 */
const FREQUENCY = 20;
/** Longest additional word, in characters. Longer entries are phrases of words that the dictionary knows. */
const LONGEST_WORD = 5;

/**
 * A segmenter with the dictionary of jieba and additional words. The dictionary is loaded for the first text (about 0.2
 * s).
 */
export function segmenterFor(ownWords: Iterable<string>): Segment {
  let jieba: Jieba | undefined;
  return (text) => (jieba ??= jiebaWith(ownWords)).cut(text);
}

function jiebaWith(ownWords: Iterable<string>): Jieba {
  const jieba = Jieba.withDict(dict);
  const entries = [...new Set([...ownWords].map(normalise))].filter(isWord).map((word) => `${word} ${FREQUENCY} n\n`);
  if (entries.length > 0) jieba.loadDict(new TextEncoder().encode(entries.join('')));
  return jieba;
}

const isWord = (word: string): boolean =>
  word.length >= 2 && word.length <= LONGEST_WORD && [...word].every((char) => isHan(char.charCodeAt(0)));
