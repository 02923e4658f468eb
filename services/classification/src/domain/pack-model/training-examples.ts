import type { Guide } from '@hotline/jurisdiction';
import smallTalk from '../lexicon/small-talk.json';
import type { Catalogue } from './catalogue';

/** What a text may be about: a matter, a guide, or nothing that the hotline is for. */
export interface Topic {
  readonly code: string;
  readonly guide?: Guide['kind'];
  readonly isNothing?: true;
}

/** A text whose topic, by its number, is known. */
export interface TrainingText {
  readonly topic: number;
  readonly text: string;
  /** A whole sentence as callers say it; otherwise a word or a name. */
  readonly isSentence: boolean;
}

export interface TrainingSet {
  readonly topics: readonly Topic[];
  readonly texts: readonly TrainingText[];
}

/**
 * Most sentences of small talk, as a multiple of the mean number of sentences per topic; a small catalogue would
 * otherwise find only small talk.
 */
const SMALL_TALK_SHARE = 6;

/**
 * The texts that a catalogue teaches: names, words and examples of its matters and guides, and small talk that is no
 * matter of any jurisdiction.
 */
export function trainingSetOf({ matters, guides }: Catalogue): TrainingSet {
  const topics: Topic[] = [];
  const texts: TrainingText[] = [];
  const add = (topic: Topic, words: readonly string[], sentences: readonly string[]): void => {
    const number = topics.push(topic) - 1;
    for (const text of words) texts.push({ topic: number, text, isSentence: false });
    for (const text of sentences) texts.push({ topic: number, text, isSentence: true });
  };
  for (const { code, name, words, examples, placeholder } of matters.values())
    if (!placeholder) add({ code }, [name.zh, ...words], examples);
  for (const { code, kind, title, words, examples } of guides.values())
    add({ code, guide: kind }, [title.zh, ...words], examples);
  const most = (SMALL_TALK_SHARE * texts.filter(({ isSentence }) => isSentence).length) / Math.max(1, topics.length);
  const every = Math.ceil(smallTalk.length / Math.max(1, most));
  add(
    { code: 'nothing', isNothing: true },
    [],
    smallTalk.filter((_, i) => i % every === 0),
  );
  return { topics, texts };
}
