import type { Pack, PackMatter } from '@hotline/jurisdiction';
import type { RawFinding } from './finding';
import { ownerOf, ownersOf } from './part-findings';
import type { RegionSpan } from '../space/partition';

/** Finds related matters that have different leads in the same region, under the same conditions, on the same day. */
export function unequalBundles(pack: Pack, areasOf: (matter: PackMatter) => readonly RegionSpan[]): RawFinding[] {
  const matters = new Map(pack.matters.map((m) => [m.code, m]));
  return pack.bundles.flatMap((bundle) => {
    const [first, ...rest] = [...bundle.matters].sort().flatMap((code) => matters.get(code) ?? []);
    if (!first) return [];
    return rest.flatMap((other) =>
      areasOf(first).flatMap((a) =>
        areasOf(other).flatMap((b) =>
          clashes(a, b).map((raw): RawFinding => ({
            ...raw,
            kind: 'unequal',
            matters: [first.code, other.code],
            about: bundle,
          })),
        ),
      ),
    );
  });
}

type Clash = Omit<RawFinding, 'kind' | 'matters' | 'about'>;

function clashes(a: RegionSpan, b: RegionSpan): Clash[] {
  const regions = a.regions.filter((r) => b.regions.includes(r));
  const from = a.from > b.from ? a.from : b.from;
  const until = [a.until, b.until].filter((d) => d !== undefined).sort()[0];
  if (regions.length === 0 || (until !== undefined && until < from)) return [];
  return a.parts.flatMap((p) =>
    b.parts.flatMap((q): Clash[] => {
      const [x, y] = [ownersOf(p), ownersOf(q)];
      const [one, two] = [x[0], y[0]];
      if (!one || !two || x.length > 1 || y.length > 1 || ownerOf(one) === ownerOf(two)) return [];
      const conditions = meet(a.axes.conditions(p.box), b.axes.conditions(q.box));
      if (!conditions) return [];
      return [
        {
          regions,
          conditions,
          from,
          ...(until === undefined ? {} : { until }),
          powers: [one.power.id, two.power.id],
          units: [...new Set([...a.unitsOf(one), ...b.unitsOf(two)])].sort(),
        },
      ];
    }),
  );
}

type Conditions = RawFinding['conditions'];

/** The conditions under which both `a` and `b` are met; undefined if they exclude each other. */
function meet(a: Conditions, b: Conditions): Conditions | undefined {
  const both = Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .sort()
      .map((fact) => [
        fact,
        a[fact] && b[fact] ? a[fact].filter((v) => b[fact]?.includes(v)) : (a[fact] ?? b[fact] ?? []),
      ]),
  );
  return Object.values(both).some((values) => values.length === 0) ? undefined : both;
}
