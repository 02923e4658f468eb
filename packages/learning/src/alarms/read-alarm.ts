import type { Span } from '@hotline/text';
import { conceptsIn, plainText, wholeOf, wordsIn, type AlarmModel } from './alarm-model';
import { passagesIn } from './clauses';
import type { NamedConcept } from './concepts';

/** What the detector reads in a text. */
export interface AlarmReading {
  /** The service that the most alarming passage needs. */
  readonly service: string;
  /** Confidence (0–1) in an emergency. */
  readonly confidence: number;
  /** The most alarming passage. */
  readonly span: Span;
}

/** Confidence from which the service is told. */
export const ALARM = 0.5;
/** Confidence from which somebody may be in danger, so that the ticket is urgent. */
export const POSSIBLE_ALARM = 0.3;

/** Weights of the log odds, fitted on the tuning sets; the whole text says what the passage alone cannot. */
const WEIGHTS = { words: 0.36, wordsOfPassage: 0.7, concepts: 0.2, conceptsOfPassage: 0.65 } as const;
/** Chosen so that fewer than one in a hundred real letters raises an alarm. */
const BIAS = 0.18;
/** Longest call, in characters: callers in danger are brief, and a letter contains every word. */
const LONGEST_CALL = 200;
const LETTER_PENALTY = 1.5;
/** Odds of a single judgement are at most this to one. */
const MOST_CERTAIN = 1e4;
/** What words of a service count beside its probabilities. */
const SAID_IN_PASSAGE = 1;
const SAID = 0.5;
/** Probability of an alarm by concepts in a passage that names none. */
const WITHOUT_CONCEPTS = 0.02;

interface Judgement {
  readonly words: number;
  readonly concepts: number;
}

/**
 * Reads a text by its whole and by its most alarming passages. A detector that could not learn finds only the words of a
 * service that name a present danger.
 */
export function readAlarm(model: AlarmModel, text: string): AlarmReading | undefined {
  const normalised = plainText(text);
  const named = model.find(normalised);
  if (!model.isLearned) return byWordsAlone(model, named);
  const whole = judge(model, normalised, named, wholeOf(normalised));
  const passages = passagesIn(normalised).map((span) => ({ span, ...judge(model, normalised, named, span) }));
  const [first] = passages;
  if (!first) return undefined;
  const most = passages.reduce((best, one) => (one.words + one.concepts > best.words + best.concepts ? one : best));
  const highest = (of: (one: Judgement) => number): number => Math.max(...passages.map(of));
  const score =
    WEIGHTS.words * whole.words +
    WEIGHTS.wordsOfPassage * highest(({ words }) => words) +
    WEIGHTS.concepts * whole.concepts +
    WEIGHTS.conceptsOfPassage * highest(({ concepts }) => concepts) +
    BIAS -
    (normalised.length > LONGEST_CALL ? LETTER_PENALTY : 0);
  return {
    service: serviceFor(model, normalised, named, most.span),
    confidence: 1 / (1 + Math.exp(-score)),
    span: most.span,
  };
}

function byWordsAlone({ services, concepts }: AlarmModel, named: readonly NamedConcept[]): AlarmReading | undefined {
  const said = named.find(({ concept, isPresent }) => isPresent && concept >= concepts);
  return said && { service: services[said.concept - concepts] as string, confidence: ALARM, span: said };
}

/** The log odds of an alarm, by words and by concepts. */
function judge(model: AlarmModel, normalised: string, named: readonly NamedConcept[], span: Span): Judgement {
  const ordinary = model.byWords.probabilities(wordsIn(normalised, span))[model.services.length] as number;
  const concepts = conceptsIn(named, span);
  return {
    words: -logOdds(ordinary),
    concepts: logOdds(
      concepts.normalised === '' ? WITHOUT_CONCEPTS : (model.byConcepts.probabilities(concepts)[0] as number),
    ),
  };
}

const logOdds = (probability: number): number =>
  Math.log(Math.max(probability, 1 / MOST_CERTAIN) / Math.max(1 - probability, 1 / MOST_CERTAIN));

/**
 * The service of the most alarming passage. A service whose own words name a present danger, anywhere in the text, comes
 * before one that only sounds like it; and first the one whose words stand in the passage.
 */
function serviceFor(
  { services, concepts, byWords }: AlarmModel,
  normalised: string,
  named: readonly NamedConcept[],
  span: Span,
): string {
  const inPassage = byWords.probabilities(wordsIn(normalised, span));
  const inWhole = byWords.probabilities(wordsIn(normalised, wholeOf(normalised)));
  const said = (service: number): number =>
    Math.max(
      0,
      ...named
        .filter(({ concept, isPresent }) => isPresent && concept === concepts + service)
        .map(({ from, to }) => (from >= span.from && to <= span.to ? SAID_IN_PASSAGE : SAID)),
    );
  const scores = services.map((_, i) => (inPassage[i] as number) + (inWhole[i] as number) / 2 + said(i));
  return services[scores.indexOf(Math.max(...scores))] as string;
}
