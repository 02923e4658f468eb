import type { z } from 'zod';
import type { Pack, PackMatter, PackPower, PackRegion, PackUnit } from '../pack/pack';
import type { matter } from '../pack/matters';
import type { region, unit } from '../pack/places';
import { termNames, type power } from '../pack/powers';
import { dayBefore } from '../pack/days';
import { didYouMean } from './hint';
import type { Origins } from './origins';
import type { Problem } from './problem';

type Sourced<T> = Omit<T, 'basis'> & { readonly basis: Pack['fields'][number]['basis'] };

/** Which frame an entry stands in, outermost 0, and from when that frame holds. */
export interface Layer {
  readonly depth: number;
  readonly takesEffect: string | undefined;
}
type WrittenPower = Sourced<z.infer<typeof power>> & { readonly layer: Layer };
type WrittenEnding = Pack['ends'][number] & { readonly layer: Layer };
type WrittenUnit = Sourced<z.infer<typeof unit>>;
type WrittenRegion = Sourced<z.infer<typeof region>>;
type WrittenMatter = Sourced<z.infer<typeof matter>>;

/** A pack as people write it: with counts, arrangements, endings and `not`. */
export type WrittenPack = Omit<Pack, 'matters' | 'powers' | 'units' | 'regions'> & {
  readonly regions: readonly WrittenRegion[];
  readonly units: readonly WrittenUnit[];
  readonly matters: readonly WrittenMatter[];
  readonly powers: readonly WrittenPower[];
};

/** Writes out what the language lets people write short, so that all that follows knows matters and powers only. */
export function unfold(written: WrittenPack, origins: Origins): { pack: Pack; problems: Problem[] } {
  const problems: Problem[] = [];
  const arrangements = new Map(written.arrangements.map((a) => [a.id, a]));
  const editions = new Map(written.catalogues.map((c) => [c.id, c]));
  const matters = written.matters.flatMap((m) => numbered(m, origins)).map((m) => inEdition(m, editions.get(m.catalogue ?? ''), origins));
  const items = new Map(written.matters.filter((m) => m.count !== undefined).map((m) => [m.code, codes(m)]));
  const powers = written.powers.flatMap((p): PackPower[] => {
    const { layer, ...rest } = withItems(p, items);
    const full = { ...rest, ...settledTerms(p, arrangements.get(p.under ?? '')), when: conditions(p, written, origins, problems) } as PackPower;
    const last = lastDay(full, layer, written.ends as readonly WrittenEnding[]);
    if (last === '') return [];
    return [sameOrigin(last === undefined ? full : { ...full, until: last, ...(last === full.until ? {} : { ended: true as const }) }, p, origins)];
  });
  const counted = new Set(written.regions.filter((r) => r.count !== undefined).map((r) => r.code));
  const units = written.units.flatMap((u) => numberedUnits(u, counted, origins));
  const regions = written.regions.flatMap((r) => numberedRegions(r, origins));
  const bundles = written.bundles.map((b) => sameOrigin(withItems(b, items), b, origins));
  const transfers = written.transfers.map((t) => sameOrigin(withItems(t, items), t, origins));
  const teams = new Map(written.units.filter((u) => u.count !== undefined).map((u) => [u.id, numbers(u.count).map((n) => `${u.id}.${n}`)]));
  const qualifications = written.qualifications.map((q) => sameOrigin({ ...withItems(q, items), heldBy: q.heldBy.map((h) => ({ ...h, units: h.units.flatMap((u) => teams.get(u) ?? [u]) })) }, q, origins));
  return { pack: { ...written, regions, units, matters, powers, bundles, transfers, qualifications }, problems };
}

function sameOrigin<T extends object>(made: T, written: object, origins: Origins): T {
  origins.same(made, written);
  return made;
}

const numbers = (count = 0): string[] => Array.from({ length: count }, (_, i) => String(i + 1).padStart(Math.max(3, String(count).length), '0'));
const codes = (m: WrittenMatter): string[] => numbers(m.count).map((n) => `${m.code}.${n}`);

const placeholder = (name: PackUnit['name'], n: string) => ({ zh: `${name.zh}（第${Number(n)}项，原文未列名称，占位）`, en: `${name.en} (number ${Number(n)}, placeholder: the document gives no names)` });

function numbered(written: WrittenMatter, origins: Origins): PackMatter[] {
  const { count, ...m } = written;
  if (count === undefined) return [sameOrigin(m, written, origins)];
  return numbers(count).map((n) => sameOrigin({ ...m, code: `${m.code}.${n}`, placeholder: true as const, name: placeholder(m.name, n) }, written, origins));
}

function numberedUnits(written: WrittenUnit, counted: ReadonlySet<string>, origins: Origins): PackUnit[] {
  const { count, ...u } = written;
  if (count === undefined) return [sameOrigin(u, written, origins)];
  return numbers(count).map((n) => {
    const territory = u.territory?.map((code) => (counted.has(code) ? `${code}.${n}` : code));
    return sameOrigin({ ...u, id: `${u.id}.${n}`, name: placeholder(u.name, n), ...(territory ? { territory } : {}) }, written, origins);
  });
}

function numberedRegions(written: WrittenRegion, origins: Origins): PackRegion[] {
  const { count, ...r } = written;
  if (count === undefined) return [sameOrigin(r, written, origins)];
  return numbers(count).map((n) => sameOrigin({ ...r, code: `${r.code}.${n}`, name: placeholder(r.name, n) }, written, origins));
}

/** What is about a counted matter is about each of its numbers. */
function withItems<T extends { readonly matters: string[]; readonly exceptMatters?: string[] }>(entry: T, items: ReadonlyMap<string, readonly string[]>): T {
  if (items.size === 0) return entry;
  const each = (list: readonly string[]): string[] => list.flatMap((m) => items.get(m) ?? [m]);
  return { ...entry, matters: each(entry.matters), ...(entry.exceptMatters ? { exceptMatters: each(entry.exceptMatters) } : {}) };
}

/** A matter is in force in the days of its edition of the catalogue. */
function inEdition(m: PackMatter, edition: Pack['catalogues'][number] | undefined, origins: Origins): PackMatter {
  if (edition?.from === undefined && edition?.until === undefined) return m;
  return sameOrigin({ ...m, ...(edition.from === undefined ? {} : { from: edition.from }), ...(edition.until === undefined ? {} : { until: edition.until }) }, m, origins);
}

function settledTerms(p: WrittenPower, arrangement: Pack['arrangements'][number] | undefined): object {
  const given = termNames.map((name) => [name, p[name] ?? arrangement?.[name]] as const).filter(([, value]) => value !== undefined);
  const terms = Object.fromEntries(given) as Partial<PackPower>;
  const from = terms.from ?? p.layer.takesEffect;
  return { ...terms, mode: terms.mode ?? 'own', ...(from === undefined ? {} : { from }) };
}

/** Its last day after every reform that lies over it; '' when one takes it away altogether. */
function lastDay(p: PackPower, layer: Layer, ends: readonly WrittenEnding[]): string | undefined {
  const holder = typeof p.holder === 'string' ? p.holder : '';
  const ending = ends.filter((e) => e.layer.depth > layer.depth && (e.powers.includes(p.id) || (e.heldBy.includes(holder) && (e.duties.length === 0 || e.duties.includes(p.duty)))));
  const days = ending.map((e) => (e.layer.takesEffect === undefined ? '' : dayBefore(e.layer.takesEffect)));
  return [...days, ...(p.until === undefined ? [] : [p.until])].sort()[0];
}

function conditions(p: WrittenPower, pack: WrittenPack, origins: Origins, problems: Problem[]): PackPower['when'] {
  return Object.fromEntries(
    Object.entries(p.when).map(([fact, given]) => {
      if (Array.isArray(given)) return [fact, given];
      const known = pack.facts.find((f) => f.name === fact)?.values.map((v) => v.value) ?? [];
      const wrong = known.length === 0 ? undefined : given.not.find((v) => !known.includes(v));
      if (wrong !== undefined) problems.push(origins.at(p, ['when', fact], `"${fact}" has no value "${wrong}"`, didYouMean(wrong, known)));
      return [fact, known.filter((v) => !given.not.includes(v))];
    }),
  );
}
