import { stemOf, type Fingerprint } from './fingerprint';

/** What is known of two complaints beside their texts. */
export interface Beside {
  /** Days from one to the other. */
  readonly days: number;
  /** Both are in known areas, and neither area lies in the other. */
  readonly apart: boolean;
}

export interface Likeness {
  /** 0–1: how sure it is that both are about one trouble at one place. */
  readonly score: number;
  /** 0–1: how much the words share, names of places left out. */
  readonly words: number;
  /** Names of places and codes that stand in both. */
  readonly places: readonly string[];
  readonly codes: readonly string[];
}

/**
 * Weights of a logistic regression with five features, rounded; fitted to 233 pairs of messages that were judged by
 * hand, see
 * docs/duplicates-and-hot-spots.md. Two texts that name places, and not one in common, are about two places: that is a
 * rule and has no weight.
 */
const WEIGHT = { words: 6.8, place: 0.8, code: 1.2, weeks: -0.95, apart: -8.7, otherwise: -0.3 };
const MOST_PLACES_COUNTED = 3;

/**
 * From here one may be proposed to a person as the same, and from there two are counted as one issue without a person.
 */
const ALIKE = 0.4;
const ONE_ISSUE = 0.62;
/**
 * A place has many troubles: something of the trouble must be shared too; where no place and no code is shared, nearly
 * all of it.
 */
const SOME_WORDS = 0.1;
const NEARLY_THE_SAME_WORDS = 0.4;

export function likenessOf(a: Fingerprint, b: Fingerprint, { days, apart }: Beside): Likeness {
  const stems = new Set(b.places.map(stemOf));
  const places = a.places.filter((place) => stems.has(stemOf(place)));
  const codes = a.codes.filter((code) => b.codes.includes(code));
  const words = Math.sqrt(cosine(a.words, b.words) * headlines(a, b));
  const elsewhere = a.places.length > 0 && b.places.length > 0 && places.length === 0;
  const sum =
    WEIGHT.otherwise +
    WEIGHT.words * words +
    WEIGHT.place * Math.min(places.length, MOST_PLACES_COUNTED) +
    (codes.length > 0 ? WEIGHT.code : 0) +
    WEIGHT.weeks * Math.log1p(days / 7) +
    (apart ? WEIGHT.apart : 0);
  return { score: elsewhere ? 0 : 1 / (1 + Math.exp(-sum)), words, places, codes };
}

/** Whether a person may be asked if two complaints are the same. */
export const isAlike = ({ score, words }: Likeness): boolean => score >= ALIKE && words >= SOME_WORDS;

/** Whether two complaints are counted as one issue. */
export const isOneIssue = ({ score, words, places, codes }: Likeness): boolean =>
  score >= ONE_ISSUE && words >= (places.length + codes.length > 0 ? SOME_WORDS : NEARLY_THE_SAME_WORDS);

/** How much of each headline stands in the other text, on average. */
const headlines = (a: Fingerprint, b: Fingerprint): number =>
  (part(a.headline, b.words) + part(b.headline, a.words)) / 2;
const part = (headline: string, words: string): number =>
  headline === '' ? 0 : common(headline, words) / size(headline);
const cosine = (a: string, b: string): number =>
  a === '' || b === '' ? 0 : common(a, b) / Math.sqrt(size(a) * size(b));
const size = (pairs: string): number => pairs.length / 2;

/** How many pairs stand in both; both are in order. */
function common(a: string, b: string): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const order = a.charCodeAt(i) - b.charCodeAt(j) || a.charCodeAt(i + 1) - b.charCodeAt(j + 1);
    if (order === 0) count += 1;
    if (order <= 0) i += 2;
    if (order >= 0) j += 2;
  }
  return count;
}

/**
 * The longest stretches of a text whose pairs of characters all stand in the other complaint: what a person is shown.
 */
export function sharedPhrases(text: string, { words }: Fingerprint, most = 5): string[] {
  const known = new Set(Array.from({ length: words.length / 2 }, (_, i) => words.slice(2 * i, 2 * i + 2)));
  const phrases = new Set<string>();
  for (let from = 0, i = 1; i <= text.length; i += 1) {
    if (known.has(text.slice(i - 1, i + 1))) continue;
    if (i - from >= 2) phrases.add(text.slice(from, i));
    from = i;
  }
  const ordered = [...phrases].sort((a, b) => b.length - a.length);
  const long = ordered.filter((phrase) => phrase.length > 2);
  return (long.length > 0 ? long : ordered).slice(0, most);
}
