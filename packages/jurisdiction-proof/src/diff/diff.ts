import type { Pack } from '@hotline/jurisdiction';
import { namesOf, powersByMatter } from '@hotline/jurisdiction/analysis';
import { intersect, type Box } from '../space/box';
import { partitioner, type RegionSpan } from '../space/partition';
import type { PackChange } from './change';
import { catalogueChanges, type CatalogueChange } from './catalogue';
import { groupCells, type ChangedCell } from './group-cells';
import { jointSpace, type JointSpace } from './joint-space';
import { outcomeFinder, type CellOutcome } from './outcome';
import { changeWriter } from './change-text';

export interface PackDiff {
  readonly changes: readonly PackChange[];
  /**
   * Entries that differ, or that only one of the packs contains. Decisions on matters of one pack only are not
   * compared.
   */
  readonly catalogue: readonly CatalogueChange[];
}

interface Side {
  readonly matters: ReadonlySet<string>;
  areas(matter: string): readonly RegionSpan[];
  readonly outcome: ReturnType<typeof outcomeFinder>;
}

/**
 * Compares the decisions of two packs for every matter, region, combination of conditions and day that both contain.
 * The result is exact: instead of samples it compares the parts into which the prover divides the cases of each pack.
 */
export function diff(before: Pack, after: Pack): PackDiff {
  const [old, now] = [sideOf(before), sideOf(after)];
  const space = jointSpace(before, after);
  const say = changeWriter(namesOf(after, before));
  const touched = touchedMatters(before, after);
  const cells = [...old.matters]
    .filter((m) => now.matters.has(m) && touched(m))
    .sort()
    .flatMap((matter) => cellsOf(matter, old, now, space));
  return {
    changes: groupCells(cells).map((change) => ({ ...change, text: say(change) })),
    catalogue: catalogueChanges(before, after),
  };
}

/**
 * Tests whether decisions on a matter can differ: its powers, nature or days do. If the packs differ in regions, units,
 * facts or rules of routing, all matters can.
 */
function touchedMatters(before: Pack, after: Pack): (matter: string) => boolean {
  const setting = ({ jurisdiction, regions, units, facts, routing }: Pack): string =>
    JSON.stringify([jurisdiction.serves, jurisdiction.since, regions, units, facts, routing]);
  if (setting(before) !== setting(after)) return () => true;
  const [old, now] = [before, after].map((pack) => {
    const powers = powersByMatter(pack);
    const natures = new Map(pack.matters.map((m) => [m.code, [m.nature, m.from, m.until]]));
    return (matter: string): string => JSON.stringify([natures.get(matter), powers.get(matter)]);
  });
  return (matter) => old?.(matter) !== now?.(matter);
}

function sideOf(pack: Pack): Side {
  const survey = partitioner(pack, { retired: true });
  const powers = powersByMatter(pack);
  const matters = new Map(pack.matters.map((m) => [m.code, m]));
  const areas = (code: string): readonly RegionSpan[] => {
    const matter = matters.get(code);
    return matter ? survey(matter, powers.get(code) ?? []) : [];
  };
  return { matters: new Set(matters.keys()), areas, outcome: outcomeFinder(pack) };
}

function cellsOf(matter: string, old: Side, now: Side, space: JointSpace): ChangedCell[] {
  const [a, b] = [old.areas(matter), now.areas(matter)];
  const names = [...new Set([...a, ...b].flatMap((area) => area.axes.names))].sort();
  const boxed = (area: RegionSpan): Boxed => ({
    area,
    parts: area.parts.flatMap(({ box, winners }) => {
      const joint = space.boxOf(names, area.axes.conditions(box));
      return joint ? [{ box: joint, winners }] : [];
    }),
  });
  const boxedB = b.map(boxed);
  const raws = a.map(boxed).flatMap((x) => boxedB.flatMap((y) => between(x, y, old, now)));
  return raws.map(({ box, ...raw }) => ({
    ...raw,
    matter,
    box,
    conditions: (one: Box) => space.conditions(names, one),
  }));
}

interface Boxed {
  readonly area: RegionSpan;
  readonly parts: readonly { readonly box: Box; readonly winners: RegionSpan['parts'][number]['winners'] }[];
}

type Differing = Omit<ChangedCell, 'matter' | 'conditions'>;

function between(x: Boxed, y: Boxed, old: Side, now: Side): Differing[] {
  const span = overlap(x.area, y.area);
  if (!span) return [];
  const regions = x.area.regions.filter((r) => y.area.regions.includes(r));
  if (regions.length === 0) return [];
  return x.parts.flatMap((p) =>
    y.parts.flatMap((q) => {
      const box = intersect(p.box, q.box);
      return box
        ? regions.flatMap((region) =>
            differing({ region, ...span, box }, old.outcome(p.winners, region), now.outcome(q.winners, region)),
          )
        : [];
    }),
  );
}

function differing(
  cell: Omit<Differing, 'kind' | 'before' | 'after'>,
  before: CellOutcome,
  after: CellOutcome,
): Differing[] {
  if (before.owner !== after.owner) return [{ ...cell, kind: 'lead', before, after }];
  return sameTerms(before.terms, after.terms) ? [] : [{ ...cell, kind: 'terms', before, after }];
}

function sameTerms(a: CellOutcome['terms'], b: CellOutcome['terms']): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

function overlap(a: RegionSpan, b: RegionSpan): { from: string; until?: string } | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const ends = [a.until, b.until].filter((day) => day !== undefined).sort();
  const [until] = ends;
  if (until === undefined) return { from };
  return until < from ? undefined : { from, until };
}
