import { BLOCKS, Characters, hashed, LONGEST_RUN } from './character-runs';
import { GrowingArray } from '../structures/growing-array';
import { HashNumbers } from '../structures/hash-numbers';

/** The features of a model: their numbers and their weights. */
export interface FeatureSpace {
  readonly numbering: HashNumbers;
  /** Inverse document frequency: ln((1 + texts) / (1 + texts with the feature)) + 1. */
  readonly rarity: Float32Array;
  /** What an unknown feature adds to the squared norm of a vector. It lowers all scores. */
  readonly unknown: number;
}

/** What an unknown feature adds to the squared norm of a vector, as a share of what the rarest feature adds. */
const UNKNOWN_SHARE = 0.1;

/** Smallest number of texts that must contain a feature, against overfitting: 1 of 30 texts, 3 of 600, 6 of 10,000. */
const leastTexts = (texts: number): number => Math.max(1, Math.round(0.4 * Math.log10(texts) ** 2));

const rarityOf = (texts: number, holders: number): number => Math.log((1 + texts) / (1 + holders)) + 1;

/** The features that occur in enough texts, at most `limit`, the most frequent first. */
export function spaceOf(texts: readonly string[], limit: number): FeatureSpace {
  const { all, holders } = counted(texts);
  const kept = commonest(holders.filled(), leastTexts(texts.length), limit);
  const hashes = all.hashes();
  return {
    numbering: HashNumbers.of(kept.map((number) => hashes[number] as number)),
    rarity: Float32Array.from(kept, (number) => rarityOf(texts.length, holders.get(number))),
    unknown: UNKNOWN_SHARE * rarityOf(texts.length, 0) ** 2,
  };
}

/** Every feature of the texts, with the number of texts that contain it. */
function counted(texts: readonly string[]): { readonly all: HashNumbers; readonly holders: GrowingArray<Int32Array> } {
  const all = new HashNumbers();
  const holders = GrowingArray.ints();
  const last = GrowingArray.ints();
  const characters = new Characters();
  const count = (number: number, text: number): void => {
    if (number === holders.length) {
      holders.push(0);
      last.push(-1);
    }
    if (last.get(number) === text) return;
    holders.set(number, holders.get(number) + 1);
    last.set(number, text);
  };
  texts.forEach((text, index) => {
    for (let block = 0; block < BLOCKS.length; block += 1)
      eachRun(characters, characters.read(text, block), block, (hash) => count(all.add(hash), index));
  });
  return { all, holders };
}

function eachRun({ code }: Characters, length: number, block: number, on: (hash: number) => void): void {
  for (let i = 0; i < length; i += 1) {
    let hash = block;
    const last = Math.min(length, i + LONGEST_RUN);
    for (let j = i; j < last; j += 1) {
      hash = hashed(hash, code[j] as number);
      on(hash);
    }
  }
}

/** Sorted by frequency, so that features that are often used are close together in memory. */
function commonest(holders: Int32Array, least: number, limit: number): Int32Array {
  const numbers: number[] = [];
  for (let number = 0; number < holders.length; number += 1)
    if ((holders[number] as number) >= least) numbers.push(number);
  numbers.sort((a, b) => (holders[b] as number) - (holders[a] as number) || a - b);
  return Int32Array.from(numbers.slice(0, limit));
}
