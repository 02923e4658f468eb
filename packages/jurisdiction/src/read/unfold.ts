import type { z } from 'zod';
import type { Pack, PackMatter, PackPower } from '../pack/pack';
import type { matter } from '../pack/matters';
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
type WrittenMatter = Sourced<z.infer<typeof matter>>;

/** A pack as people write it: with counts, arrangements, endings and `not`. */
export type WrittenPack = Omit<Pack, 'matters' | 'powers'> & { readonly matters: readonly WrittenMatter[]; readonly powers: readonly WrittenPower[] };

/** Writes out what the language lets people write short, so that all that follows knows matters and powers only. */
export function unfold(written: WrittenPack, origins: Origins): { pack: Pack; problems: Problem[] } {
  const problems: Problem[] = [];
  const arrangements = new Map(written.arrangements.map((a) => [a.id, a]));
  const matters = written.matters.flatMap((m) => numbered(m, origins));
  const items = new Map(written.matters.filter((m) => m.count !== undefined).map((m) => [m.code, codes(m)]));
  const powers = written.powers.flatMap((p): PackPower[] => {
    const { layer, ...rest } = withItems(p, items);
    const full = { ...rest, ...settledTerms(p, arrangements.get(p.under ?? '')), when: conditions(p, written, origins, problems) } as PackPower;
    const last = lastDay(full, layer, written.ends as readonly WrittenEnding[]);
    if (last === '') return [];
    return [sameOrigin(last === undefined ? full : { ...full, until: last }, p, origins)];
  });
  return { pack: { ...written, matters, powers, bundles: written.bundles.map((b) => sameOrigin({ ...b, matters: b.matters.flatMap((m) => items.get(m) ?? [m]) }, b, origins)) }, problems };
}

function sameOrigin<T extends object>(made: T, written: object, origins: Origins): T {
  origins.same(made, written);
  return made;
}

const number = (n: number, count: number): string => String(n).padStart(Math.max(3, String(count).length), '0');
const codes = (m: WrittenMatter): string[] => Array.from({ length: m.count ?? 0 }, (_, i) => `${m.code}.${number(i + 1, m.count ?? 0)}`);

function numbered(written: WrittenMatter, origins: Origins): PackMatter[] {
  const { count, ...m } = written;
  const all = codes({ ...m, count }).map((code, i) => ({
    ...m, code, placeholder: true as const, name: { zh: `${m.name.zh}（第${i + 1}项，原文未列名称，占位）`, en: `${m.name.en} (item ${i + 1}, placeholder: the document lists no names)` },
  }));
  const made: PackMatter[] = count === undefined ? [m] : all;
  for (const one of made) origins.same(one, written);
  return made;
}

/** A power over a counted matter is over each of its numbers. */
function withItems(p: WrittenPower, items: ReadonlyMap<string, readonly string[]>): WrittenPower {
  if (items.size === 0) return p;
  const each = (list: readonly string[]): string[] => list.flatMap((m) => items.get(m) ?? [m]);
  return { ...p, matters: each(p.matters), exceptMatters: each(p.exceptMatters) };
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
