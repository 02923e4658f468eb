import type { z } from 'zod';
import type { Pack, PackMatter, PackRegion, PackUnit } from '@hotline/jurisdiction';
import type { matter, region, unit } from '@hotline/jurisdiction/language';
import type { SourceMap } from './origins';
import type { PackProblem } from './problem';
import { unfoldPowers, type Sourced, type WrittenPower } from './unfold-powers';

type WrittenUnit = Sourced<z.infer<typeof unit>>;
type WrittenRegion = Sourced<z.infer<typeof region>>;
type WrittenMatter = Sourced<z.infer<typeof matter>>;

/** A merged pack as its files are written: counts, arrangements, endings and `not` are not written out yet. */
export type WrittenPack = Omit<Pack, 'matters' | 'powers' | 'units' | 'regions'> & {
  readonly regions: readonly WrittenRegion[];
  readonly units: readonly WrittenUnit[];
  readonly matters: readonly WrittenMatter[];
  readonly powers: readonly WrittenPower[];
};

/**
 * Writes out the short forms of the pack language (counts, arrangements, endings, `not`), so that no later code needs
 * to know them.
 */
export function unfold(written: WrittenPack, origins: SourceMap): { pack: Pack; problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const editions = new Map(written.catalogues.map((c) => [c.id, c]));
  const matters = written.matters
    .flatMap((m) => numbered(m, origins))
    .map((m) => inEdition(m, editions.get(m.catalogue ?? ''), origins));
  const items = new Map(written.matters.filter((m) => m.count !== undefined).map((m) => [m.code, codes(m)]));
  const powers = unfoldPowers(
    written.powers.map((p) => sameOrigin(withItems(p, items), p, origins)),
    written,
    origins,
    problems,
  );
  const counted = new Set(written.regions.filter((r) => r.count !== undefined).map((r) => r.code));
  const units = written.units.flatMap((u) => numberedUnits(u, counted, origins));
  const regions = written.regions.flatMap((r) => numberedRegions(r, origins));
  const bundles = written.bundles.map((b) => sameOrigin(withItems(b, items), b, origins));
  const transfers = written.transfers.map((t) => sameOrigin(withItems(t, items), t, origins));
  const teams = new Map(
    written.units.filter((u) => u.count !== undefined).map((u) => [u.id, numbers(u.count).map((n) => `${u.id}.${n}`)]),
  );
  const qualifications = written.qualifications.map((q) =>
    sameOrigin(
      {
        ...withItems(q, items),
        heldBy: q.heldBy.map((h) => ({ ...h, units: h.units.flatMap((u) => teams.get(u) ?? [u]) })),
      },
      q,
      origins,
    ),
  );
  return { pack: { ...written, regions, units, matters, powers, bundles, transfers, qualifications }, problems };
}

function sameOrigin<T extends object>(made: T, written: object, origins: SourceMap): T {
  origins.same(made, written);
  return made;
}

const numbers = (count = 0): string[] =>
  Array.from({ length: count }, (_, i) => String(i + 1).padStart(Math.max(3, String(count).length), '0'));
const codes = (m: WrittenMatter): string[] => numbers(m.count).map((n) => `${m.code}.${n}`);

const placeholder = (name: PackUnit['name'], n: string) => ({
  zh: `${name.zh}（第${Number(n)}项，原文未列名称，占位）`,
  en: `${name.en} (number ${Number(n)}, placeholder: the document gives no names)`,
});

function numbered(written: WrittenMatter, origins: SourceMap): PackMatter[] {
  const { count, ...m } = written;
  if (count === undefined) return [sameOrigin(m, written, origins)];
  return numbers(count).map((n) =>
    sameOrigin(
      { ...m, code: `${m.code}.${n}`, placeholder: true as const, name: placeholder(m.name, n) },
      written,
      origins,
    ),
  );
}

function numberedUnits(written: WrittenUnit, counted: ReadonlySet<string>, origins: SourceMap): PackUnit[] {
  const { count, ...u } = written;
  if (count === undefined) return [sameOrigin(u, written, origins)];
  return numbers(count).map((n) => {
    const territory = u.territory?.map((code) => (counted.has(code) ? `${code}.${n}` : code));
    return sameOrigin(
      { ...u, id: `${u.id}.${n}`, name: placeholder(u.name, n), ...(territory ? { territory } : {}) },
      written,
      origins,
    );
  });
}

function numberedRegions(written: WrittenRegion, origins: SourceMap): PackRegion[] {
  const { count, ...r } = written;
  if (count === undefined) return [sameOrigin(r, written, origins)];
  return numbers(count).map((n) =>
    sameOrigin({ ...r, code: `${r.code}.${n}`, name: placeholder(r.name, n) }, written, origins),
  );
}

/** Replaces, in the matters of an entry, a matter with a `count` by its numbered placeholders. */
function withItems<T extends { readonly matters: string[]; readonly exceptMatters?: string[] }>(
  entry: T,
  items: ReadonlyMap<string, readonly string[]>,
): T {
  if (items.size === 0) return entry;
  const each = (list: readonly string[]): string[] => list.flatMap((m) => items.get(m) ?? [m]);
  return {
    ...entry,
    matters: each(entry.matters),
    ...(entry.exceptMatters ? { exceptMatters: each(entry.exceptMatters) } : {}),
  };
}

/** Gives a matter the first and last day of its edition of the catalogue. */
function inEdition(m: PackMatter, edition: Pack['catalogues'][number] | undefined, origins: SourceMap): PackMatter {
  if (edition?.from === undefined && edition?.until === undefined) return m;
  return sameOrigin(
    {
      ...m,
      ...(edition.from === undefined ? {} : { from: edition.from }),
      ...(edition.until === undefined ? {} : { until: edition.until }),
    },
    m,
    origins,
  );
}
