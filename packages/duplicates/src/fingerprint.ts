import { toHalfWidth } from '@hotline/text';
import { canName, isCommon, isGrammar, placeEndings } from './vocabulary';

/** What is read of a complaint. */
export interface Told {
  /** A title, where there is one, stands on the first line. */
  readonly text: string;
  /** Where it is, in words. */
  readonly address?: string | undefined;
}

/**
 * What a complaint is compared by: a small value that can be stored. `words` and `headline` are the pairs of Chinese
 * characters that stand in the text, and
 * in its title or beginning, names of places left out: each once, in order, with nothing in between.
 */
export interface Fingerprint {
  readonly words: string;
  readonly headline: string;
  /**
   * Names of places, those of the address and the beginning first; names with the same two first characters are one.
   */
  readonly places: readonly string[];
  /** Numbers and letters that name something: lines, houses, products. */
  readonly codes: readonly string[];
  /**
   * MEETING_SLOTS keys under which complaints about the same are likely to meet, '' where there is none; see
   * `meetingKeys`.
   */
  readonly keys: readonly string[];
}

/** Characters read after the headline. */
const BODY = 400;
const LONGEST_HEADLINE = 80;
/** A beginning with so many pairs says what the matter is. */
const SAYS_SOMETHING = 12;
const MOST_PLACES = 12;
const MOST_CODES = 8;

/**
 * Reads a complaint. `withoutAreas` takes names out of a folded text that say only roughly where something is, such as
 * those of districts.
 */
export function fingerprintOf(
  { text, address = '' }: Told,
  withoutAreas: (folded: string) => string = (folded) => folded,
): Fingerprint {
  const clean = (raw: string): string => withoutAreas(toHalfWidth(raw)).trim();
  const folded = clean(text);
  const end = headlineEnd(folded);
  const read = folded.slice(0, end + BODY);
  const where = clean(address);
  const headline = wordsOf(folded.slice(0, end));
  const places = placesIn(`${where}\n${read}`);
  return {
    words: wordsOf(read),
    headline,
    places,
    codes: codesIn(`${where}\n${read}`),
    keys: meetingKeys(places, headline),
  };
}

/** The title; without one, as many sentences of the beginning as say something. */
function headlineEnd(folded: string): number {
  const title = folded.indexOf('\n');
  if (title > 0 && title <= LONGEST_HEADLINE && wordsOf(folded.slice(0, title)) !== '') return title;
  for (const { index, 0: sentence } of folded.matchAll(/[^\n。！？!?；;]+/g)) {
    const end = Math.min(index + sentence.length, LONGEST_HEADLINE);
    if (end === LONGEST_HEADLINE || wordsOf(folded.slice(0, end)).length >= 2 * SAYS_SOMETHING) return end;
  }
  return Math.min(folded.length, LONGEST_HEADLINE);
}

const isHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

/** Pairs of characters outside the names: where something is tells nothing of what it is. */
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

/** Looks ahead only, so that all are found, also those that overlap. */
const PLACE = new RegExp(`(?=([\u4e00-\u9fff]{2})(${placeEndings.join('|')}))`, 'g');

interface Name {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** The two characters by which names of places are compared: 丽发新城 and 丽发小区 are one. */
export const stemOf = (place: string): string => place.slice(0, 2);

/** Names in the order of the text, none inside another: the longer ending tells more, then what stands first. */
function namesIn(text: string): Name[] {
  const found = [...text.matchAll(PLACE)]
    .map(({ index, 1: stem = '', 2: ending = '' }): Name => ({
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

/** Names of places, each stem once, in the order of the text. */
export function placesIn(text: string): string[] {
  const named = new Map<string, string>();
  for (const { name } of namesIn(text)) if (!named.has(stemOf(name))) named.set(stemOf(name), name);
  return [...named.values()].slice(0, MOST_PLACES);
}

function withoutNames(text: string): string {
  const parts = namesIn(text).reduce<{ at: number; rest: string }>(
    ({ at, rest }, { from, to }) => ({ at: to, rest: `${rest}${text.slice(at, from)}，` }),
    { at: 0, rest: '' },
  );
  return parts.rest + text.slice(parts.at);
}

/** Amounts, dates and times name nothing. */
const CODE = /(?<![a-z\d.])(?=[a-z]*\d)[a-z\d]{2,12}(?![a-z\d.]|[年月日号时点分秒元万亿天个多余岁平米楼层次块%])/g;

const codesIn = (text: string): string[] => [...new Set(text.match(CODE) ?? [])].slice(0, MOST_CODES);

/** Slots of each kind: more find little more, and each costs every registration a look. */
const PLACE_SLOTS = 3;
const WORD_SLOTS = 5;
/** Keys of a fingerprint, filled or not. */
export const MEETING_SLOTS = PLACE_SLOTS + WORD_SLOTS;

/**
 * Keys under which complaints about the same are likely to meet. A word or a place belongs to one slot by its hash, so
 * that who looks for it knows where.
 * A slot of places holds the first one that belongs there; a slot of words the one of the headline with the least hash
 * (one permutation hashing, Li, Owen
 * and Zhang 2012: headlines that share much agree in some slot). Complaints about the same nearly always share one;
 * how often, the bench measures.
 */
function meetingKeys(places: readonly string[], headline: string): string[] {
  const words = Array.from({ length: headline.length / 2 }, (_, i) => headline.slice(2 * i, 2 * i + 2));
  const least = words.map((word) => ({ word, hash: hash(word) })).sort((a, b) => a.hash - b.hash);
  const stems = places.map(stemOf);
  const keys = new Array<string>(MEETING_SLOTS).fill('');
  for (const stem of stems) keys[hash(stem) % PLACE_SLOTS] ||= stem;
  for (const { word, hash: at } of least) keys[PLACE_SLOTS + (at % WORD_SLOTS)] ||= word;
  return keys;
}

/** FNV-1a, mixed. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}
