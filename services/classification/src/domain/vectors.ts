import { eachFeature } from './features';
import type { Lesson } from './lessons';
import type { Stretch } from './reading';

/** Numbers for the features that the catalogue knows, and how much one occurrence of each weighs: more where few topics have it. */
export interface Vocabulary {
  readonly numbers: ReadonlyMap<number, number>;
  readonly rarity: Float64Array;
}

/** A text as the features that the catalogue knows; weights have length 1, less where much of the text is unknown. */
export interface Vector {
  readonly feature: Int32Array;
  readonly weight: Float32Array;
}

/** A folded text, or a part of it, with its silent stretches. */
export interface Passage {
  readonly folded: string;
  readonly silent: readonly Stretch[];
  readonly from?: number;
  readonly to?: number;
}

/** Square of the weight by which an unknown feature lengthens a text. */
const UNKNOWN_SQUARE = 4;
/** A text counts as at least this long, so that a word or two are never sure of anything: about three rare features. */
const LEAST_LENGTH = 8;

export function vocabularyOf(passages: readonly Passage[], lessons: readonly Lesson[], topics: number): Vocabulary {
  const numbers = new Map<number, number>();
  const holders: Set<number>[] = [];
  passages.forEach(({ folded, silent }, i) =>
    eachFeature(folded, silent, (feature) => {
      let number = numbers.get(feature);
      if (number === undefined) numbers.set(feature, (number = holders.push(new Set()) - 1));
      (holders[number] as Set<number>).add((lessons[i] as Lesson).topic);
    }),
  );
  return { numbers, rarity: Float64Array.from(holders, ({ size }) => Math.log(1 + topics / size)) };
}

/** Repeats of a feature count less each time. */
export function vectorOf({ numbers, rarity }: Vocabulary, { folded, silent, from, to }: Passage): Vector {
  const counts = new Map<number, number>();
  let square = 0;
  eachFeature(
    folded,
    silent,
    (feature) => {
      const number = numbers.get(feature);
      if (number === undefined) square += UNKNOWN_SQUARE;
      else counts.set(number, (counts.get(number) ?? 0) + 1);
    },
    from,
    to,
  );
  const feature = new Int32Array(counts.size);
  const weight = new Float32Array(counts.size);
  let at = 0;
  for (const [number, count] of counts) {
    feature[at] = number;
    weight[at] = (1 + Math.log(count)) * (rarity[number] as number);
    at += 1;
  }
  for (let i = 0; i < weight.length; i += 1) square += (weight[i] as number) ** 2;
  const length = Math.max(Math.sqrt(square), LEAST_LENGTH);
  for (let i = 0; i < weight.length; i += 1) weight[i] = (weight[i] as number) / length;
  return { feature, weight };
}
