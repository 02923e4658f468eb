import type { Span } from '@hotline/text';
import { conceptsIn, plainText, wholeOf, wordsIn, type AlarmModel } from './alarm-model';
import { passagesIn } from './clauses';
import type { NamedConcept } from './concepts';

/** The result of the detector for one text. */
export interface AlarmReading {
  /** The service that the most alarming passage needs. */
  readonly service: string;
  /** Confidence (0–1) that the text reports an emergency. */
  readonly confidence: number;
  /** The most alarming passage. */
  readonly span: Span;
}

/** Lowest confidence at which the emergency service is informed. */
export const ALARM = 0.5;
/** Lowest confidence at which the ticket becomes urgent, because somebody may be in danger. */
export const POSSIBLE_ALARM = 0.3;

/** Weights of the log odds of the whole text and of its most alarming passages, fitted on the tuning sets. */
const WEIGHTS = { words: 0.36, wordsOfPassage: 0.7, concepts: 0.2, conceptsOfPassage: 0.65 } as const;
/** Chosen so that fewer than one in a hundred real letters raises an alarm. */
const BIAS = 0.18;
/**
 * Longest text, in characters, without the penalty for letters: callers in danger are brief, and long letters contain
 * danger words by chance.
 */
const LONGEST_CALL = 200;
const LETTER_PENALTY = 1.5;
/** Longest text, in characters, that gives little more than the emergency and its location. */
const LONGEST_REPORT = 30;
/** Added to the log odds of such a text if a service's own words name a present danger in it. */
const SAID_OUTRIGHT = 2.2;
/** Upper bound of the odds that a single prediction gives. */
const MOST_CERTAIN = 1e4;
/** Added to the probabilities of a service whose own words are in the passage, or elsewhere in the text. */
const SAID_IN_PASSAGE = 1;
const SAID = 0.5;
/** Probability of an alarm that is assumed for a passage without any concept. */
const WITHOUT_CONCEPTS = 0.02;

interface Judgement {
  /** Probability of each service, and last that of an ordinary call. */
  readonly shares: Float64Array;
  readonly words: number;
  readonly concepts: number;
}

/**
 * Judges a text as a whole and by its most alarming passages. If the model is not trained, only the own words of a
 * service for a present danger raise an alarm.
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
    (normalised.length > LONGEST_CALL ? LETTER_PENALTY : 0) +
    (isSaidOutright(model, normalised, named) ? SAID_OUTRIGHT : 0);
  return {
    service: serviceFor(model, named, whole, most),
    confidence: 1 / (1 + Math.exp(-score)),
    span: most.span,
  };
}

/** Whether a brief call names a present danger in words of a service, and no feared one. */
const isSaidOutright = ({ concepts }: AlarmModel, { length }: string, named: readonly NamedConcept[]): boolean =>
  length <= LONGEST_REPORT &&
  named.some(({ concept, isPresent }) => isPresent && concept >= concepts) &&
  named.every(({ isPresent }) => isPresent);

function byWordsAlone({ services, concepts }: AlarmModel, named: readonly NamedConcept[]): AlarmReading | undefined {
  const said = named.find(({ concept, isPresent }) => isPresent && concept >= concepts);
  return said && { service: services[said.concept - concepts] as string, confidence: ALARM, span: said };
}

/** The log odds of an alarm, by words and by concepts. */
function judge(model: AlarmModel, normalised: string, named: readonly NamedConcept[], span: Span): Judgement {
  const shares = model.byWords.probabilities(wordsIn(normalised, span));
  const concepts = conceptsIn(named, span);
  return {
    shares,
    words: -logOdds(shares[model.services.length] as number),
    concepts: logOdds(
      concepts.normalised === '' ? WITHOUT_CONCEPTS : (model.byConcepts.probabilities(concepts)[0] as number),
    ),
  };
}

const logOdds = (probability: number): number =>
  Math.log(Math.max(probability, 1 / MOST_CERTAIN) / Math.max(1 - probability, 1 / MOST_CERTAIN));

/**
 * The service that the most alarming passage needs. A service whose own words name a present danger in the text is
 * preferred, most of all if these words are in the passage.
 */
function serviceFor(
  { services, concepts }: AlarmModel,
  named: readonly NamedConcept[],
  whole: Judgement,
  passage: Judgement & { readonly span: Span },
): string {
  const { span } = passage;
  const said = (service: number): number =>
    Math.max(
      0,
      ...named
        .filter(({ concept, isPresent }) => isPresent && concept === concepts + service)
        .map(({ from, to }) => (from >= span.from && to <= span.to ? SAID_IN_PASSAGE : SAID)),
    );
  const scores = services.map((_, i) => (passage.shares[i] as number) + (whole.shares[i] as number) / 2 + said(i));
  return services[scores.indexOf(Math.max(...scores))] as string;
}
