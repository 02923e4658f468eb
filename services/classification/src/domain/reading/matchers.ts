import type { Urgency } from '@hotline/jurisdiction';
import type { Catalogue } from '../pack-model/catalogue';
import { type FactWord, factWords } from './facts';
import { gappedPhraseMatcher, normalise, type PhraseMatcher } from '@hotline/text';
import { type KindCue, kindCues } from './kind-cues';
import { withHeardNames } from './regions/heard-names';
import { type RegionName, regionNames } from './regions/regions';

/** Matchers of the exact words for regions, facts, dangers and kinds of call. */
export interface Matchers {
  readonly regions: PhraseMatcher<RegionName>;
  readonly facts: PhraseMatcher<FactWord>;
  readonly urgent: PhraseMatcher<Exclude<Urgency, 'normal'>>;
  readonly kinds: PhraseMatcher<KindCue>;
}

export function matchersOf({ regions, facts, classification }: Catalogue): Matchers {
  const names = regionNames(regions).map(([name, region]) => [normalise(name), region] as const);
  return {
    regions: withHeardNames(matcherFor(names), names),
    facts: union([...facts.values()].map((fact) => matcherFor(factWords([fact])))),
    urgent: matcherFor([
      ...classification.urgentWords.critical.map((word) => [word, 'critical'] as const),
      ...classification.urgentWords.urgent.map((word) => [word, 'urgent'] as const),
    ]),
    kinds: matcherFor(kindCues),
  };
}

/** Joins the matches of several matchers. Matches may overlap: 主路上 gives the kind of road and the part of it. */
const union =
  <T>(finders: readonly PhraseMatcher<T>[]): PhraseMatcher<T> =>
  (normalised) =>
    finders.flatMap((find) => find(normalised));

function matcherFor<T>(entries: readonly (readonly [string, T])[]): PhraseMatcher<T> {
  return gappedPhraseMatcher(entries.map(([phrase, value]) => [normalise(phrase), value] as const));
}
