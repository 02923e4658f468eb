import type { LinearWeights, SparseVector } from './linear';

/** The features of one text, and where they stand in it. */
export interface Evidence {
  readonly vector: SparseVector;
  /** UTF-16 units of the text. */
  readonly textLength: number;
  /** Calls back for every occurrence of a known feature, with the part [from, to) of the text where it stands. */
  each(on: (feature: number, from: number, to: number) => void): void;
}

/**
 * Each feature's part in the score, above the mean of all labels, goes in equal shares to the characters that it stands
 * on.
 */
export function attributionsOf(
  { vector, textLength, each }: Evidence,
  weights: LinearWeights,
  label: number,
): Float64Array {
  const parts = new Map<number, number>();
  for (let i = 0; i < vector.length; i += 1) {
    const feature = vector.feature[i] as number;
    parts.set(feature, (vector.value[i] as number) * aboveMean(weights, feature, label));
  }
  const occurrences = new Map<number, number>();
  each((feature) => occurrences.set(feature, (occurrences.get(feature) ?? 0) + 1));
  const attributions = new Float64Array(textLength);
  each((feature, from, to) => {
    const share = (parts.get(feature) ?? 0) / (occurrences.get(feature) ?? 1) / (to - from);
    for (let i = from; i < to; i += 1) attributions[i] = (attributions[i] as number) + share;
  });
  return attributions;
}

function aboveMean({ labels, weight }: LinearWeights, feature: number, label: number): number {
  let sum = 0;
  for (let i = 0; i < labels; i += 1) sum += weight[feature * labels + i] as number;
  return (weight[feature * labels + label] as number) - sum / labels;
}

/** A part [from, to) of a text, in UTF-16 units, that speaks for a label. */
export interface DecisiveText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Its part in the score of the label above the mean of all labels; removing it takes about so much away. */
  readonly weight: number;
}

/** A character that adds less than this share of the strongest one ends a run. */
const QUIET = 0.1;
/** Spaces and punctuation end a run. */
const CARRIES = /[\p{L}\p{N}]/u;

/** Runs of neighbouring characters that speak for the label, heaviest first. */
export function decisiveRuns(text: string, attributions: Float64Array): DecisiveText[] {
  const least = QUIET * attributions.reduce((a, b) => Math.max(a, b), 0);
  const speaks = (i: number): boolean =>
    i < text.length && (attributions[i] as number) > least && CARRIES.test(text.charAt(i));
  const runs: DecisiveText[] = [];
  for (let from = 0; from < text.length; from += 1) {
    if (!speaks(from)) continue;
    let to = from;
    let weight = 0;
    for (; speaks(to); to += 1) weight += attributions[to] as number;
    runs.push({ text: text.slice(from, to), from, to, weight });
    from = to;
  }
  return heaviestFirst(runs);
}

/**
 * Words that speak for the label, heaviest first; a repeated word stands where it is first, with all its weight.
 * `words` joined give the text.
 */
export function decisiveWords(text: string, words: readonly string[], attributions: Float64Array): DecisiveText[] {
  const byWord = new Map<string, DecisiveText>();
  let from = 0;
  for (const word of words) {
    const to = from + word.length;
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += attributions[i] ?? 0;
    const weight = Math.max(0, sum);
    const first = byWord.get(word);
    byWord.set(
      word,
      first ? { ...first, weight: first.weight + weight } : { text: text.slice(from, to), from, to, weight },
    );
    from = to;
  }
  return heaviestFirst([...byWord.values()]);
}

const heaviestFirst = (parts: DecisiveText[]): DecisiveText[] =>
  parts.sort((a, b) => b.weight - a.weight || a.from - b.from);
