import { type Taught, profileOf } from './profile';
import { PROFILE_SHARE, type Space, compare, textLength } from './similarity';
import { type Vector, dot, normalised } from './vocabulary';

/** An example of the pack that was hidden and then asked for: its matter, and its similarity to every matter. */
export interface Trial {
  readonly topic: number;
  readonly scores: Float64Array;
}

/** Leaves out each example of each matter in turn; what only it said is then unknown, as in a new text. */
export function trialsOf(space: Space, taught: readonly Taught[]): readonly Trial[] {
  const holders = holdersOf(taught);
  const trials: Trial[] = [];
  let row = 0;
  taught.forEach((one, topic) => {
    for (const example of one.examples) {
      if (one.examples.length > 1 && !space.topics[topic]?.guide) {
        const scores = scoresWithout(space, holders, example, row);
        scores[topic] = ownScore(one, example, asNewText(example, holders));
        trials.push({ topic, scores: scores.map((score, index) => (space.topics[index]?.guide ? 0 : score)) });
      }
      row += 1;
    }
  });
  return trials;
}

/** How many texts of the pack hold each feature; words and name of a topic are a text each. */
function holdersOf(taught: readonly Taught[]): ReadonlyMap<number, number> {
  const holders = new Map<number, number>();
  for (const { examples, words, name } of taught) {
    for (const vector of [...examples, words, name]) {
      for (const feature of vector.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
    }
  }
  return holders;
}

interface NewText {
  readonly known: Vector;
  readonly length: number;
}

function asNewText(example: Vector, holders: ReadonlyMap<number, number>): NewText {
  const known = new Map([...example].filter(([feature]) => (holders.get(feature) ?? 0) > 1));
  return { known, length: textLength(known.values(), example.size - known.size) };
}

function scoresWithout(space: Space, holders: ReadonlyMap<number, number>, example: Vector, row: number): Float64Array {
  const { known, length } = asNewText(example, holders);
  return compare(space, known, length, row).scores;
}

function ownScore(one: Taught, example: Vector, { known, length }: NewText): number {
  let best = 0;
  for (const other of one.examples) if (other !== example) best = Math.max(best, dot(known, normalised(other)));
  return (PROFILE_SHARE * dot(known, profileOf(one, example)) + (1 - PROFILE_SHARE) * best) / length;
}
