import { correctSpelling, normalise, type Span } from '@hotline/text';
import type { CatalogueClassifier } from '../catalogue/catalogue-classifier';
import type { Passage } from '../catalogue/features';
import type { Pausable } from '../catalogue/pausable';
import { trainOnCatalogue, type CatalogueExample } from '../catalogue/train-catalogue';
import type { AlarmRules } from './alarm-rules';
import { passagesIn } from './clauses';
import { conceptFinder, marksOf, type ConceptFinder, type NamedConcept } from './concepts';

/** Supplies the classifier for examples: trains it, or loads it from a cache. */
type ClassifierSource = (
  examples: readonly CatalogueExample[],
  labels: readonly string[],
) => Pausable<CatalogueClassifier>;

/** The detector that was learned from rules; the same rules give the same model. */
export interface AlarmModel {
  /** Codes of the services, in the order of the labels of `byWords`; its last label is an ordinary call. */
  readonly services: readonly string[];
  /** False for too small a background, from which nothing can be learned that is to be trusted. */
  readonly isLearned: boolean;
  /** Finds the concepts, whose numbers are below `concepts`, and after them the words of the services. */
  readonly find: ConceptFinder;
  readonly concepts: number;
  /** Judges by characters and pairs of them. */
  readonly byWords: CatalogueClassifier;
  /** Judges by the concepts alone, whatever the words: alarm or ordinary. */
  readonly byConcepts: CatalogueClassifier;
}

const ORDINARY = 'ordinary';
/** Fewest sentences of ordinary calls from which the detector learns. */
const LEAST_ORDINARY = 500;
const MARKS_OF_CALLERS = /[\uE000-\uF8FF]/g;

/** Normalises a text. Characters for private use, which mark concepts, become spaces, so that offsets stay. */
export const plainText = (text: string): string => correctSpelling(normalise(text.replace(MARKS_OF_CALLERS, ' ')));

export const wordsIn = (normalised: string, { from, to }: Span): Passage => ({ normalised, silent: [], from, to });

export const conceptsIn = (named: readonly NamedConcept[], span: Span): Passage => ({
  normalised: marksOf(named, span),
  silent: [],
});

export const wholeOf = ({ length }: string): Span => ({ from: 0, to: length });

/** A passage of a training text. */
interface Example {
  readonly normalised: string;
  readonly named: readonly NamedConcept[];
  readonly span: Span;
  readonly service: number;
}

export function* alarmModelOf(rules: AlarmRules, source: ClassifierSource = trainOnCatalogue): Pausable<AlarmModel> {
  const services = rules.services.map(({ code }) => code);
  const find = conceptFinder(rules);
  const examples = [
    ...rules.services.flatMap((one, service) => one.examples.map((text) => wholeExample(find, text, service))),
    ...rules.ordinary.flatMap((text) => withParts(wholeExample(find, text, services.length))),
  ];
  yield;
  const isSentence = true;
  const byWords = yield* source(
    examples.map(({ normalised, span, service }) => ({
      label: service,
      isSentence,
      passage: wordsIn(normalised, span),
    })),
    [...services, ORDINARY],
  );
  const byConcepts = yield* source(
    examples.map(({ named, span, service }) => ({
      label: service === services.length ? 1 : 0,
      isSentence,
      passage: conceptsIn(named, span),
    })),
    ['alarm', ORDINARY],
  );
  const isLearned = services.length > 0 && rules.ordinary.length >= LEAST_ORDINARY;
  return { services, isLearned, find, concepts: Object.keys(rules.concepts).length, byWords, byConcepts };
}

function wholeExample(find: ConceptFinder, text: string, service: number): Example {
  const normalised = plainText(text);
  return { normalised, named: find(normalised), span: wholeOf(normalised), service };
}

/** An ordinary text and its passages, because a text is judged by its most alarming passage. */
function withParts(whole: Example): Example[] {
  const spans = passagesIn(whole.normalised);
  return spans.length < 2 ? [whole] : [whole, ...spans.map((span) => ({ ...whole, span }))];
}
