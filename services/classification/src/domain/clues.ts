import type { GuideCode, Urgency } from '@hotline/jurisdiction';
import type { Catalogue } from './catalogue';
import { type FactWord, factWords } from './facts';
import { fold } from './fold';
import { type KindCue, kindCues } from './kind-cues';
import { gappedFinder } from './gaps';
import type { Found } from './phrases';
import { type PlaceName, placeNames } from './places';

type Finder<T> = (folded: string) => readonly Found<T>[];

/** Finders for everything that is looked up by its very words: places, facts, dangers, kinds. */
export interface Clues {
  readonly places: Finder<PlaceName>;
  readonly facts: Finder<FactWord>;
  readonly urgent: Finder<Exclude<Urgency, 'normal'>>;
  /** Words of the guides that call an emergency service. */
  readonly emergencies: Finder<GuideCode>;
  readonly kinds: Finder<KindCue>;
}

export function cluesOf({ regions, facts, guides, classification }: Catalogue): Clues {
  return {
    places: finder(placeNames(regions)),
    facts: together([...facts.values()].map((fact) => finder(factWords([fact])))),
    urgent: finder([
      ...classification.urgentWords.critical.map((word) => [word, 'critical'] as const),
      ...classification.urgentWords.urgent.map((word) => [word, 'urgent'] as const),
    ]),
    emergencies: finder(
      [...guides.values()]
        .filter(({ kind }) => kind === 'emergency')
        .flatMap(({ code, words }) => words.map((word) => [word, code] as const)),
    ),
    kinds: finder(kindCues),
  };
}

/** What one finder finds hides nothing from another: 主路上 says what road it is, and where on it. */
const together =
  <T>(finders: readonly Finder<T>[]): Finder<T> =>
  (folded) =>
    finders.flatMap((find) => find(folded));

function finder<T>(entries: readonly (readonly [string, T])[]): Finder<T> {
  return gappedFinder(entries.map(([phrase, value]) => [fold(phrase), value] as const));
}
