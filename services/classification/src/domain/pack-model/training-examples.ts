import smallTalk from '../lexicon/small-talk.json';
import type { Catalogue } from './catalogue';

/** A class of the classifier: a matter, an answer or statutory procedure, or "nothing" for texts that no hotline handles. */
export interface Topic {
  readonly code: string;
  readonly guide?: 'answer' | 'route';
  readonly isNothing?: true;
}

export interface TrainingText {
  /** Index in the list of topics. */
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
 * Largest number of sentences of small talk, as a multiple of the mean number of sentences per topic. With more, a
 * small catalogue would classify most texts as small talk.
 */
const SMALL_TALK_SHARE = 6;

/**
 * The training texts of a catalogue: names, words and examples of its matters and guides, and small talk. Emergency
 * services are left out, because the alarm detector is trained on them separately.
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
    if (kind !== 'emergency') add({ code, guide: kind }, [title.zh, ...words], examples);
  const most = (SMALL_TALK_SHARE * texts.filter(({ isSentence }) => isSentence).length) / Math.max(1, topics.length);
  const every = Math.ceil(smallTalk.length / Math.max(1, most));
  add(
    { code: 'nothing', isNothing: true },
    [],
    smallTalk.filter((_, i) => i % every === 0),
  );
  return { topics, texts };
}
