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

/** A detector of emergencies, trained from {@link AlarmRules}. The same rules give the same model. */
export interface AlarmModel {
  /**
   * Codes of the emergency services, in the label order of `byWords`, which has one more label at the end: an ordinary
   * call.
   */
  readonly services: readonly string[];
  /**
   * False when the rules have no service or too few ordinary sentences for training. Then the classifiers are not used,
   * and only the own words of a service raise an alarm.
   */
  readonly isLearned: boolean;
  /**
   * Finds the concepts of the rules, which have numbers below `concepts`. The number `concepts + i` stands for the own
   * words of service i.
   */
  readonly find: ConceptFinder;
  readonly concepts: number;
  /** Predicts the service, or an ordinary call, from characters and pairs of characters. */
  readonly byWords: CatalogueClassifier;
  /** Predicts alarm or ordinary call, from the concepts alone. */
  readonly byConcepts: CatalogueClassifier;
}

const ORDINARY = 'ordinary';
/** Smallest number of ordinary sentences with which the trained classifiers are used. */
const LEAST_ORDINARY = 500;
const MARKS_OF_CALLERS = /[\uE000-\uF8FF]/g;

/**
 * Normalises a text. Private-use characters become spaces, because such characters stand for concepts in the training
 * data. Offsets stay the same.
 */
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

/** An ordinary text and each of its passages as examples, because a text is judged by its most alarming passage. */
function withParts(whole: Example): Example[] {
  const spans = passagesIn(whole.normalised);
  return spans.length < 2 ? [whole] : [whole, ...spans.map((span) => ({ ...whole, span }))];
}
