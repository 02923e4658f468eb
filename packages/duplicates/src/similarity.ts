import { stemOf, type Fingerprint } from './fingerprint';

/** The distance of two complaints in time and space. */
export interface PairDistance {
  /** Days between their registrations. */
  readonly days: number;
  /** Whether the regions of both are known and neither contains the other. */
  readonly apart: boolean;
}

export interface Similarity {
  /** Probability (0–1) that both are about one problem at one location. */
  readonly score: number;
  /** Overlap of the words (0–1), without names of locations. */
  readonly words: number;
  /** Names of locations and codes that both texts contain. */
  readonly locations: readonly string[];
  readonly codes: readonly string[];
}

/**
 * Weights of a logistic regression with five features, rounded, fitted to 233 pairs of messages that were judged by
 * hand (docs/duplicates-and-hot-spots.md). By a fixed rule, two texts score 0 if both name locations but have none in
 * common.
 */
const WEIGHT = { words: 6.8, location: 0.8, code: 1.2, weeks: -0.95, apart: -8.7, intercept: -0.3 };
const MOST_LOCATIONS_COUNTED = 3;

/** Lowest scores at which a pair is proposed to a person, and at which it is counted as one issue without a person. */
const SIMILAR = 0.4;
const ONE_ISSUE = 0.62;
/**
 * Lowest overlap of words for a pair that shares a location or code, because one location can have many problems; and
 * for a pair that shares neither.
 */
const SOME_WORDS = 0.1;
const NEARLY_ALL_WORDS = 0.4;

export function similarityOf(a: Fingerprint, b: Fingerprint, { days, apart }: PairDistance): Similarity {
  const stems = new Set(b.locations.map(stemOf));
  const locations = a.locations.filter((name) => stems.has(stemOf(name)));
  const codes = a.codes.filter((code) => b.codes.includes(code));
  const words = Math.sqrt(cosine(a.words, b.words) * headlineOverlap(a, b));
  const isElsewhere = a.locations.length > 0 && b.locations.length > 0 && locations.length === 0;
  const sum =
    WEIGHT.intercept +
    WEIGHT.words * words +
    WEIGHT.location * Math.min(locations.length, MOST_LOCATIONS_COUNTED) +
    (codes.length > 0 ? WEIGHT.code : 0) +
    WEIGHT.weeks * Math.log1p(days / 7) +
    (apart ? WEIGHT.apart : 0);
  return { score: isElsewhere ? 0 : 1 / (1 + Math.exp(-sum)), words, locations, codes };
}

/** Whether a pair is similar enough to be shown to a person as a possible duplicate. */
export const isSimilar = ({ score, words }: Similarity): boolean => score >= SIMILAR && words >= SOME_WORDS;

/** Whether two complaints are counted as one issue. */
export const isOneIssue = ({ score, words, locations, codes }: Similarity): boolean =>
  score >= ONE_ISSUE && words >= (locations.length + codes.length > 0 ? SOME_WORDS : NEARLY_ALL_WORDS);

/** Mean share (0–1) of each headline that the other text contains. */
const headlineOverlap = (a: Fingerprint, b: Fingerprint): number =>
  (containment(a.headline, b.words) + containment(b.headline, a.words)) / 2;
const containment = (headline: string, words: string): number =>
  headline === '' ? 0 : common(headline, words) / size(headline);
const cosine = (a: string, b: string): number =>
  a === '' || b === '' ? 0 : common(a, b) / Math.sqrt(size(a) * size(b));
const size = (pairs: string): number => pairs.length / 2;

/** Number of common pairs of characters; both strings hold sorted pairs. */
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

/** The longest parts of a text whose pairs of characters all occur in the other complaint, to be shown to a person. */
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
