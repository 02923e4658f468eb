import { toHalfWidth } from '@hotline/text';
import { canName, isCommon, isGrammar, locationEndings } from './vocabulary';

/** The parts of a complaint that a fingerprint is made from. */
export interface ComplaintText {
  /** The first line is the title, if there is one. */
  readonly text: string;
  /** The location in words. */
  readonly address?: string | undefined;
}

/**
 * A small value by which two complaints are compared; it is stored with the ticket. `words` holds the pairs of Chinese
 * characters of the text, `headline` those of its title or beginning. Names of locations are left out. Each pair occurs
 * once, the pairs are sorted and written without a separator.
 */
export interface Fingerprint {
  readonly words: string;
  readonly headline: string;
  /**
   * Names of locations, those of the address and the beginning first. Names with the same first two characters count
   * as one.
   */
  readonly locations: readonly string[];
  /** Numbers and letters that identify something: bus lines, houses, products. */
  readonly codes: readonly string[];
  /**
   * {@link BLOCKING_SLOTS} blocking keys, '' in a slot without one. Complaints about the same issue are likely to share
   * a key in the same slot.
   */
  readonly keys: readonly string[];
}

/** Characters that are read after the headline. */
const BODY = 400;
const LONGEST_HEADLINE = 80;
/** Smallest number of character pairs in a headline that is made from the first sentences. */
const LEAST_HEADLINE_PAIRS = 12;
const MOST_LOCATIONS = 12;
const MOST_CODES = 8;

/**
 * The fingerprint of a complaint.
 * @param withoutAreas removes names of large areas, such as districts, from a half-width text: many complaints share
 * them
 */
export function fingerprintOf(
  { text, address = '' }: ComplaintText,
  withoutAreas: (folded: string) => string = (folded) => folded,
): Fingerprint {
  const clean = (raw: string): string => withoutAreas(toHalfWidth(raw)).trim();
  const folded = clean(text);
  const end = headlineEnd(folded);
  const read = folded.slice(0, end + BODY);
  const where = clean(address);
  const headline = wordsOf(folded.slice(0, end));
  const locations = locationNamesIn(`${where}\n${read}`);
  return {
    words: wordsOf(read),
    headline,
    locations,
    codes: codesIn(`${where}\n${read}`),
    keys: blockingKeys(locations, headline),
  };
}

/** End of the title; without a title, end of the first sentences that together hold enough pairs of characters. */
function headlineEnd(folded: string): number {
  const title = folded.indexOf('\n');
  if (title > 0 && title <= LONGEST_HEADLINE && wordsOf(folded.slice(0, title)) !== '') return title;
  for (const { index, 0: sentence } of folded.matchAll(/[^\n。！？!?；;]+/g)) {
    const end = Math.min(index + sentence.length, LONGEST_HEADLINE);
    if (end === LONGEST_HEADLINE || wordsOf(folded.slice(0, end)).length >= 2 * LEAST_HEADLINE_PAIRS) return end;
  }
  return Math.min(folded.length, LONGEST_HEADLINE);
}

const isHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

/** Pairs of characters outside the names of locations, because a location does not tell what happened there. */
function wordsOf(text: string): string {
  return pairsOf(withoutNames(text));
}

function pairsOf(text: string): string {
  const pairs = new Set<string>();
  let before = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    const carries = isHan(character) && !isGrammar.has(character);
    if (carries && before !== '' && !isCommon.has(before + character)) pairs.add(before + character);
    before = carries ? character : '';
  }
  return [...pairs].sort().join('');
}

/** The lookahead finds all names, even if they overlap. */
const LOCATION_NAME = new RegExp(`(?=([\u4e00-\u9fff]{2})(${locationEndings.join('|')}))`, 'g');

interface NameSpan {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** The two characters by which names of locations are compared: 丽发新城 and 丽发小区 count as one. */
export const stemOf = (name: string): string => name.slice(0, 2);

/**
 * Location names in the order of the text. Of two that overlap, only the longer one is kept; of equal length, the first
 * one.
 */
function namesIn(text: string): NameSpan[] {
  const found = [...text.matchAll(LOCATION_NAME)]
    .map(({ index, 1: stem = '', 2: ending = '' }): NameSpan => ({
      from: index,
      to: index + stem.length + ending.length,
      name: stem + ending,
    }))
    .filter(({ name }) => canName(stemOf(name)))
    .sort((a, b) => b.name.length - a.name.length || a.from - b.from);
  return found
    .filter((one, i) => !found.slice(0, i).some((other) => other.from < one.to && one.from < other.to))
    .sort((a, b) => a.from - b.from);
}

/** Location names in the order of the text; of names with the same stem, only the first one. */
export function locationNamesIn(text: string): string[] {
  const named = new Map<string, string>();
  for (const { name } of namesIn(text)) if (!named.has(stemOf(name))) named.set(stemOf(name), name);
  return [...named.values()].slice(0, MOST_LOCATIONS);
}

function withoutNames(text: string): string {
  const parts = namesIn(text).reduce<{ at: number; rest: string }>(
    ({ at, rest }, { from, to }) => ({ at: to, rest: `${rest}${text.slice(at, from)}，` }),
    { at: 0, rest: '' },
  );
  return parts.rest + text.slice(parts.at);
}

/** The lookahead excludes amounts, dates and times, which identify nothing. */
const CODE = /(?<![a-z\d.])(?=[a-z]*\d)[a-z\d]{2,12}(?![a-z\d.]|[年月日号时点分秒元万亿天个多余岁平米楼层次块%])/g;

const codesIn = (text: string): string[] => [...new Set(text.match(CODE) ?? [])].slice(0, MOST_CODES);

/**
 * Number of slots for locations and for words. Each slot costs every registration a query. With more slots, only a few
 * more duplicates are found: see `npm run bench:similar`.
 */
const LOCATION_SLOTS = 3;
const WORD_SLOTS = 5;
/** Number of slots of a fingerprint, with or without a key. */
export const BLOCKING_SLOTS = LOCATION_SLOTS + WORD_SLOTS;

/**
 * Blocking keys. Two complaints are candidates for a duplicate if they have the same key in the same slot. The hash of a
 * name or word decides its slot. If several fall into one slot, a slot of locations keeps the first name of the text, and
 * a slot of words keeps the word with the lowest hash. So headlines that share many words very probably agree in at least
 * one slot (one permutation hashing, Li, Owen and Zhang 2012). `npm run bench:similar` measures how many duplicates share
 * no key.
 */
function blockingKeys(locations: readonly string[], headline: string): string[] {
  const words = Array.from({ length: headline.length / 2 }, (_, i) => headline.slice(2 * i, 2 * i + 2));
  const least = words.map((word) => ({ word, hash: hash(word) })).sort((a, b) => a.hash - b.hash);
  const stems = locations.map(stemOf);
  const keys = new Array<string>(BLOCKING_SLOTS).fill('');
  for (const stem of stems) keys[hash(stem) % LOCATION_SLOTS] ||= stem;
  for (const { word, hash: at } of least) keys[LOCATION_SLOTS + (at % WORD_SLOTS)] ||= word;
  return keys;
}

/** FNV-1a with a final mix, because the slots use only the low bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}
