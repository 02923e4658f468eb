import type { RegionCode, Region, UnitId } from '@hotline/jurisdiction';
import type { Found } from '../phrases';
import { knownRegions, type PlaceName } from '../places';
import type { Segment } from '../reading';
import { isOver, type Days, type Mention, type Span } from './mention';
import { organisationsIn } from './organisations';
import { placesIn } from './places';
import { timesIn } from './times';
import { whenOf } from './when';

/** More than anybody says; the first ones are kept. */
const MOST_MENTIONS = 60;

const MOST_REGIONS = 2 * MOST_MENTIONS;

export interface Heard {
  readonly text: string;
  readonly folded: string;
  readonly places: readonly Found<PlaceName>[];
  readonly units: readonly Found<UnitId>[];
}

/** What a text mentions, in order, without overlaps: where two kinds claim the same words, the place known to the pack goes first, then the longer one. */
export function mentionsIn(
  { text, folded, places, units }: Heard,
  regions: ReadonlyMap<RegionCode, Region>,
  segment: Segment,
  days: Days,
): readonly Mention[] {
  const times = timesIn(folded);
  const where = placesIn(folded, knownRegions(places.slice(0, MOST_REGIONS), regions), segment);
  const who = organisationsIn(folded, units, segment, [
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
      mention: () => ({ ...told('place', span), ...(span.region ? { region: span.region } : {}) }),
    })),
    ...who.map((span) => ({
      ...span,
      mention: () => ({ ...told('organisation', span), ...(span.unit ? { unit: span.unit } : {}) }),
    })),
  ];
  const kept: (typeof all)[number][] = [];
  for (const one of [...all].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (!kept.some((other) => isOver(one, other))) kept.push(one);
  return kept
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST_MENTIONS)
    .map(({ mention }) => mention());
}
