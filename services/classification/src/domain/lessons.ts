import type { Guide } from '@hotline/jurisdiction';
import type { Catalogue } from './catalogue';
import smallTalk from './lexicon/small-talk.json';

/** What a text may be about: a matter, a guide, or nothing that the hotline is for. */
export interface Topic {
  readonly code: string;
  readonly guide?: Guide['kind'];
  readonly isNothing?: true;
}

/** A text whose topic is known. */
export interface Lesson {
  readonly topic: number;
  readonly text: string;
  /** A whole sentence as callers say it; otherwise a word or a name. */
  readonly isExample: boolean;
}

export interface Lessons {
  readonly topics: readonly Topic[];
  readonly lessons: readonly Lesson[];
}

/** A small catalogue learns less small talk, or it would hear nothing else: so many times the examples of a topic at most. */
const SMALL_TALK_SHARE = 6;

/** All that a catalogue teaches: names, words and examples of its matters and guides, and what people say that is no matter of any place. */
export function lessonsOf({ matters, guides }: Catalogue): Lessons {
  const topics: Topic[] = [];
  const lessons: Lesson[] = [];
  const teach = (topic: Topic, words: readonly string[], examples: readonly string[]): void => {
    const number = topics.push(topic) - 1;
    for (const text of words) lessons.push({ topic: number, text, isExample: false });
    for (const text of examples) lessons.push({ topic: number, text, isExample: true });
  };
  for (const { code, name, words, examples, placeholder } of matters.values())
    if (!placeholder) teach({ code }, [name.zh, ...words], examples);
  for (const { code, kind, title, words, examples } of guides.values())
    teach({ code, guide: kind }, [title.zh, ...words], examples);
  const most = (SMALL_TALK_SHARE * lessons.filter(({ isExample }) => isExample).length) / Math.max(1, topics.length);
  teach(
    { code: 'nothing', isNothing: true },
    [],
    smallTalk.filter((_, i) => i % Math.ceil(smallTalk.length / Math.max(1, most)) === 0),
  );
  return { topics, lessons };
}
