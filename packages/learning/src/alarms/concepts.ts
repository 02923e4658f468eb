import { gappedPhraseGroups, insideAny, normalise, type Span } from '@hotline/text';
import { FIRST_MARK } from '../catalogue/features';
import type { AlarmRules } from './alarm-rules';
import { presenceOf } from './presence';

/**
 * An occurrence of a concept in a text. `concept` is the number of the concept. `isPresent` is false for a feared or
 * past danger.
 */
export interface NamedConcept extends Span {
  readonly concept: number;
  readonly isPresent: boolean;
}

/** Finds the concepts that a normalised text names, and the services whose own words it contains. */
export type ConceptFinder = (normalised: string) => readonly NamedConcept[];

/** Numbers the concepts in the order of the rules. After them, the own words of each service are one more concept. */
export function conceptFinder({ concepts, services, harmless }: AlarmRules): ConceptFinder {
  const named = [...Object.values(concepts), ...services.map(({ words }) => words)];
  const find = gappedPhraseGroups([...named, harmless].map((words) => [...new Set(words.map(normalise))]));
  return (normalised) => {
    const found = find(normalised);
    const isHarmless = insideAny(found.get(named.length) ?? []);
    const present = [...found.keys()].filter((concept) => concept < named.length).sort((a, b) => a - b);
    return present.flatMap((concept) =>
      (found.get(concept) ?? [])
        .filter(({ from, to }) => !isHarmless(from) && !isHarmless(to - 1))
        .flatMap((word): readonly NamedConcept[] => {
          const presence = presenceOf(normalised, word);
          return presence === 'denied' ? [] : [{ ...word, concept, isPresent: presence !== 'feared' }];
        }),
    );
  };
}

/** Largest number of concepts of a passage that become features. */
const MOST_PAIRED = 12;

/**
 * The concepts inside a passage as features for the classifier: one feature for each concept, and one for each pair. A
 * feared or past danger has another feature than a present danger.
 */
export function marksOf(named: readonly NamedConcept[], { from, to }: Span): string {
  const marks = new Set<number>();
  for (const one of named)
    if (one.from >= from && one.to <= to) marks.add(FIRST_MARK + 2 * one.concept + (one.isPresent ? 0 : 1));
  const sorted = [...marks].sort((a, b) => a - b).slice(0, MOST_PAIRED);
  const pairs = sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => String.fromCharCode(a, b)));
  return [...sorted.map((mark) => String.fromCharCode(mark)), ...pairs].join(' ');
}
