import type { ReferenceMatter } from '@hotline/jurisdiction';
import smallTalk from '../lexicon/small-talk.json';
import type { Catalogue } from './catalogue';

/**
 * A class of the classifier: a matter, an answer or statutory procedure, or "nothing": texts that no hotline handles, or
 * subjects that the catalogue lacks.
 */
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
  /** Weight, as a share (0–1) of that of a text which the jurisdiction itself states; absent: 1. */
  readonly share?: number;
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

/** Weight of a text of a reference matter, so that the words and examples of the jurisdiction itself count more. */
const REFERENCE_SHARE = 0.5;

/**
 * The training texts of a catalogue: names, words and examples of its matters and guides, of the reference matters that
 * they resemble, of the other reference matters, and small talk. Emergency services are left out, because the alarm
 * detector is trained on them separately.
 */
export function trainingSetOf(catalogue: Catalogue): TrainingSet {
  const set = new TrainingSetBuilder();
  for (const matter of catalogue.matters.values()) {
    if (matter.placeholder) continue;
    const topic = set.add({ code: matter.code }, [matter.name.zh, ...matter.words], matter.examples);
    for (const code of matter.like ?? []) set.addReference(topic, catalogue.references?.get(code));
  }
  for (const { code, kind, title, words, examples } of catalogue.guides.values())
    if (kind !== 'emergency') set.add({ code, guide: kind }, [title.zh, ...words], examples);
  const most = set.sentencesPerTopic() * SMALL_TALK_SHARE;
  const every = Math.ceil(smallTalk.length / Math.max(1, most));
  set.add(
    { code: 'nothing', isNothing: true },
    [],
    smallTalk.filter((_, i) => i % every === 0),
  );
  for (const [field, subjects] of lackingSubjects(catalogue)) {
    const topic = set.add({ code: `lacking ${field}`, isNothing: true }, [], []);
    for (const subject of subjects) set.addReference(topic, subject);
  }
  return set;
}

class TrainingSetBuilder implements TrainingSet {
  readonly topics: Topic[] = [];
  readonly texts: TrainingText[] = [];

  /** @returns the index of the topic */
  add(of: Topic, words: readonly string[], sentences: readonly string[]): number {
    const topic = this.topics.push(of) - 1;
    for (const text of words) this.texts.push({ topic, text, isSentence: false });
    for (const text of sentences) this.texts.push({ topic, text, isSentence: true });
    return topic;
  }

  addReference(topic: number, reference: ReferenceMatter | undefined): void {
    if (!reference) return;
    const { name, words, examples } = reference;
    for (const text of [name.zh, ...words]) this.texts.push({ topic, text, isSentence: false, share: REFERENCE_SHARE });
    for (const text of examples) this.texts.push({ topic, text, isSentence: true, share: REFERENCE_SHARE });
  }

  sentencesPerTopic(): number {
    return this.texts.filter(({ isSentence }) => isSentence).length / Math.max(1, this.topics.length);
  }
}

/**
 * The reference matters that no matter resembles, by their fields: subjects that the catalogue lacks. None if a matter
 * does not state what it resembles, because these subjects could then be those of that matter.
 */
function lackingSubjects({ matters, references }: Catalogue): ReadonlyMap<string, readonly ReferenceMatter[]> {
  const lacking = new Map<string, ReferenceMatter[]>();
  const own = [...matters.values()].filter(({ placeholder }) => !placeholder);
  if (!references || own.some(({ like }) => like === undefined)) return lacking;
  const named = new Set(own.flatMap(({ like = [] }) => like));
  for (const reference of references.values()) {
    if (named.has(reference.code)) continue;
    const { field } = reference;
    const subjects = lacking.get(field) ?? [];
    subjects.push(reference);
    lacking.set(field, subjects);
  }
  return lacking;
}
