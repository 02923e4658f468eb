import type { Region, RegionCode } from '@hotline/jurisdiction';
import type { PhraseMatch } from '@hotline/text';
import type { FoundRegion } from '../proposal';
import { isOnBorder, roleOf } from './region-roles';

export interface RegionName {
  readonly code: RegionCode;
  readonly isAlias: boolean;
}

type Regions = ReadonlyMap<RegionCode, Region>;

/** Endings that callers omit from an official name: 玉皇庙镇 → 玉皇庙. */
const ENDINGS: Readonly<Record<Region['level'], readonly string[]>> = {
  city: ['市'],
  district: ['新区', '区', '县', '市'],
  town: ['镇', '乡'],
  street: ['街道办事处', '街道'],
  zone: [],
  community: [],
  grid: [],
};
/** Endings that callers add to the name without its ending: 许商街道 → 许商街道办事处. */
const ADDED_ENDINGS: Readonly<Partial<Record<Region['level'], readonly string[]>>> = {
  town: ['政府', '人民政府'],
  street: ['办事处', '街道办', '街道办事处', '办'],
};

/** All names and aliases, with the forms that callers use. */
export function regionNames(regions: Regions): readonly (readonly [string, RegionName])[] {
  return [...regions.values()].flatMap(({ code, name, level, aliases }) => [
    ...formsOf(name.zh, level).map((form) => [form, { code, isAlias: false }] as const),
    ...aliases.map((alias) => [alias, { code, isAlias: true }] as const),
  ]);
}

function formsOf(name: string, level: Region['level']): readonly string[] {
  const ending = ENDINGS[level].find((end) => name.endsWith(end));
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const longer = (ADDED_ENDINGS[level] ?? []).map((end) => stem + end);
  return [...new Set([name, ...(stem.length >= 2 ? [stem, ...longer] : [])])];
}

interface RegionMention extends FoundRegion {
  readonly isAlias: boolean;
  readonly length: number;
}

/**
 * The region that a text is about: the smallest region that it names as the scene. Among equals, these come first, in
 * this order: a region of which more outer regions are named; an official name, not an alias; a name after
 * 在/位于/地址. A name that several regions share counts only if an outer region is named. A region in which the caller only
 * lives or lived, or through which they only came, counts if no other is named, except regions around it. Undefined when
 * the text names two regions that fit equally well, or the border between two: the caller must be asked.
 */
export function regionIn(
  text: string,
  normalised: string,
  found: readonly PhraseMatch<RegionName>[],
  regions: Regions,
): FoundRegion | undefined {
  const named = namedIn(found);
  const mentions = found.flatMap((hit) => mentionsOf(hit, text, regions, named));
  const roles = mentions.map((mention) => ({ mention, role: roleOf(normalised, mention) }));
  const scenes = roles.filter(({ role }) => role === 'scene').map(({ mention }) => mention);
  const beside = roles.filter(({ role }) => role === 'beside').map(({ mention }) => mention);
  const contains = (outer: RegionCode): boolean =>
    beside.some(({ code }) => surroundings(code, regions).includes(outer));
  const ranked = (scenes.some(({ code }) => !contains(code)) ? scenes : [...scenes, ...beside])
    .map((mention) => ({ mention, rank: rankOf(mention, normalised, regions, named) }))
    .sort((a, b) => compareRanks(b.rank, a.rank) || a.mention.offset - b.mention.offset);
  const [best] = ranked;
  if (!best) return undefined;
  const isEqual = ({ mention, rank }: (typeof ranked)[number]): boolean =>
    compareRanks(rank, best.rank) === 0 && mention.code !== best.mention.code;
  if (ranked.some(isEqual) || isOnBorder(best.mention, scenes, normalised)) return undefined;
  return { code: best.mention.code, text: best.mention.text, offset: best.mention.offset };
}

/** The regions of the pack that a text names unambiguously. */
export function knownRegions(
  found: readonly PhraseMatch<RegionName>[],
  regions: Regions,
): readonly { readonly from: number; readonly to: number; readonly region: RegionCode }[] {
  const named = namedIn(found);
  return found.flatMap((hit) =>
    mentionsOf(hit, '', regions, named).map(({ code, offset, length }) => ({
      from: offset,
      to: offset + length,
      region: code,
    })),
  );
}

const namedIn = (found: readonly PhraseMatch<RegionName>[]): ReadonlySet<RegionCode> =>
  new Set(found.filter(isPlain).flatMap(({ values }) => values.map(({ code }) => code)));

function isPlain({ values }: PhraseMatch<RegionName>): boolean {
  return new Set(values.map(({ code }) => code)).size === 1;
}

function mentionsOf(
  hit: PhraseMatch<RegionName>,
  text: string,
  regions: Regions,
  named: ReadonlySet<RegionCode>,
): readonly RegionMention[] {
  const { offset, length, values } = hit;
  const meant = isPlain(hit)
    ? values.slice(0, 1)
    : values.filter(({ code }) => surroundings(code, regions).some((outer) => named.has(outer)));
  if (new Set(meant.map(({ code }) => code)).size !== 1) return [];
  return meant
    .slice(0, 1)
    .map(({ code, isAlias }) => ({ code, isAlias, offset, length, text: text.slice(offset, offset + length) }));
}

/** The regions that contain a region, from the inside out. */
function surroundings(code: RegionCode, regions: Regions): readonly RegionCode[] {
  const outer: RegionCode[] = [];
  for (let at = regions.get(code)?.parent; at !== undefined && !outer.includes(at); at = regions.get(at)?.parent)
    outer.push(at);
  return outer;
}

function rankOf(
  { code, isAlias, offset }: RegionMention,
  normalised: string,
  regions: Regions,
  named: ReadonlySet<RegionCode>,
): readonly number[] {
  const around = surroundings(code, regions);
  const isMarked = /(在|位于|地址[是为:]?|地点[是为:]?)$/.test(normalised.slice(Math.max(0, offset - 4), offset));
  return [around.length, around.filter((outer) => named.has(outer)).length, isAlias ? 0 : 1, isMarked ? 1 : 0];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
