import type { RegionCode, Region, UnitId } from '@hotline/jurisdiction';
import { overlaps, type PhraseMatch, type Segment, type Span } from '@hotline/text';
import { knownRegions, type RegionName } from '../reading/regions/regions';
import type { ReceivedDays, Mention } from './mention';
import { organisationsIn } from './organisations';
import { locationsIn } from './locations';
import { timesIn } from './times';
import { whenOf } from './when';

/** Largest number of mentions of one text; the first ones are kept. */
const MOST_MENTIONS = 60;

const MOST_REGIONS = 2 * MOST_MENTIONS;

/** A text with the regions and units of the pack that were found in it. */
export interface MatchedText {
  readonly text: string;
  readonly normalised: string;
  readonly regionMatches: readonly PhraseMatch<RegionName>[];
  readonly units: readonly PhraseMatch<UnitId>[];
}

/**
 * The mentions of a text in order and without overlaps: of two that overlap, the longer one is kept; of equal length,
 * the first one. An organisation does not start inside a time or a region of the pack.
 */
export function mentionsIn(
  { text, normalised, regionMatches, units }: MatchedText,
  regions: ReadonlyMap<RegionCode, Region>,
  segment: Segment,
  days: ReceivedDays,
): readonly Mention[] {
  const times = timesIn(normalised);
  const where = locationsIn(normalised, knownRegions(regionMatches.slice(0, MOST_REGIONS), regions), segment);
  const who = organisationsIn(normalised, units.slice(0, MOST_MENTIONS), segment, [
    ...times.map(({ span }) => span),
    ...where.filter(({ region }) => region !== undefined),
  ]);
  const told = (kind: Mention['kind'], { from, to }: Span): Mention => ({
    kind,
    text: text.slice(from, to),
    offset: from,
    length: to - from,
  });
  const all: readonly (Span & { readonly mention: () => Mention; readonly sure?: boolean })[] = [
    ...times.map(({ span, group }) => ({
      ...span,
      mention: () => ({ ...told('time', span), ...whenOf(group, days) }),
    })),
    ...where.map((span) => ({
      ...span,
      mention: () => ({ ...told('location', span), ...(span.region ? { region: span.region } : {}) }),
    })),
    ...who.map((span) => ({
      ...span,
      mention: () => ({ ...told('organisation', span), ...(span.unit ? { unit: span.unit } : {}) }),
    })),
  ];
  const kept: (typeof all)[number][] = [];
  for (const one of [...all].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (!kept.some((other) => overlaps(one, other))) kept.push(one);
  return kept
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST_MENTIONS)
    .map(({ mention }) => mention());
}
