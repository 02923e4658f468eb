import type { LinearWeights, SparseVector } from './linear';

/** The features of one text and their positions. */
export interface Evidence {
  readonly vector: SparseVector;
  /** In UTF-16 units. */
  readonly textLength: number;
  /** Calls back for every occurrence of a known feature with its position [from, to). */
  each(on: (feature: number, from: number, to: number) => void): void;
}

/**
 * Distributes the contribution of each feature to the score of the label equally over its characters, after subtracting
 * its mean contribution to all labels.
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

/** A part [from, to) of a text, in UTF-16 units, that supports a label. */
export interface DecisiveText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Its contribution to the score of the label, minus the mean contribution to all labels. */
  readonly weight: number;
}

/** A character that contributes less than this share (0–1) of the strongest one ends a run. */
const LEAST_SHARE = 0.1;
/** Any other character ends a run. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Runs of neighbouring characters that support a label, the strongest first. */
export function decisiveRuns(text: string, attributions: Float64Array): DecisiveText[] {
  const least = LEAST_SHARE * attributions.reduce((a, b) => Math.max(a, b), 0);
  const speaks = (i: number): boolean =>
    i < text.length && (attributions[i] as number) > least && LETTER_OR_DIGIT.test(text.charAt(i));
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
 * Words that support a label, the strongest first. A repeated word has its first position and its total weight.
 * @param words all words of the text, in order
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
