import { BLOCKS } from './characters';
import type { ModelParts } from './model';
import type { Vectors } from './vectors';

/** A stretch [from, to) of the text, in UTF-16 units, that spoke for a label. */
export interface Decisive {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Its part in the score of the label above the mean of all labels; removing the stretch takes about so much away. */
  readonly weight: number;
}

/** A text as it was written and as it is read. */
export interface Written {
  readonly text: string;
  readonly folded: string;
}

/** Characters that speak less than this share of the loudest do not continue a stretch. */
const QUIET = 0.1;
/** A stretch ends at spaces and punctuation. */
const CARRIES = /[\p{L}\p{N}]/u;

/** Each feature's part goes in equal shares to the characters that it stands on; neighbours that speak make a stretch. */
export function decisive(
  { linear, labels }: Pick<ModelParts, 'linear' | 'labels'>,
  vectors: Vectors,
  { text, folded }: Written,
  label: number,
): Decisive[] {
  const size = vectors.read(folded);
  const parts = new Map<number, number>();
  for (let i = 0; i < size; i += 1) {
    const feature = vectors.feature[i] as number;
    parts.set(
      feature,
      (vectors.value[i] as number) * above(linear.weight, feature * labels.length, labels.length, label),
    );
  }
  const times = new Map<number, number>();
  each(folded, vectors, (feature) => times.set(feature, (times.get(feature) ?? 0) + 1));
  const speaks = new Float64Array(text.length);
  each(folded, vectors, (feature, from, to) => {
    const share = (parts.get(feature) ?? 0) / (times.get(feature) ?? 1) / (to - from);
    for (let i = from; i < to; i += 1) speaks[i] = (speaks[i] as number) + share;
  });
  return stretches(text, speaks).sort((a, b) => b.weight - a.weight || a.from - b.from);
}

function each(text: string, { tally }: Vectors, on: (feature: number, from: number, to: number) => void): void {
  for (let block = 0; block < BLOCKS.length; block += 1) tally.each(text, block, on);
}

function above(weight: Float32Array, base: number, labels: number, label: number): number {
  let sum = 0;
  for (let i = 0; i < labels; i += 1) sum += weight[base + i] as number;
  return (weight[base + label] as number) - sum / labels;
}

function stretches(text: string, speaks: Float64Array): Decisive[] {
  const least = QUIET * speaks.reduce((a, b) => Math.max(a, b), 0);
  const says = (i: number): boolean => i < text.length && (speaks[i] as number) > least && CARRIES.test(text.charAt(i));
  const found: Decisive[] = [];
  for (let from = 0; from < text.length; from += 1) {
    if (!says(from)) continue;
    let to = from;
    let weight = 0;
    for (; says(to); to += 1) weight += speaks[to] as number;
    found.push({ text: text.slice(from, to), from, to, weight });
    from = to;
  }
  return found;
}
