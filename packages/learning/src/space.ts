import { BLOCKS, eachFeature } from './features';
import { Numbering } from './numbering';

/** Sparse rows in flat arrays: the entries of row i stand at start[i] … start[i + 1]. */
export interface Rows {
  readonly start: Uint32Array;
  readonly feature: Int32Array;
  readonly value: Float32Array;
}

/** What a model knows of features: their numbers and how rare each is. */
export interface Space {
  readonly numbering: Numbering;
  /** ln((1 + texts) / (1 + texts that hold it)) + 1. */
  readonly rarity: Float32Array;
}

/** Share of each block in the length of a vector. */
const WEIGHT = [1, 0.7];
/** Features of fewer texts are noise. */
const LEAST_TEXTS = 2;

/** Features held by at least two texts, at most `limit` of them: the commonest. */
export function spaceOf(texts: readonly string[], limit: number): Space {
  const all = new Numbering(1 << 20);
  let holders = new Uint32Array(1 << 20);
  let lastText = new Int32Array(1 << 20).fill(-1);
  texts.forEach((text, index) => {
    for (let block = 0; block < BLOCKS.length; block += 1) {
      eachFeature(text, block, (hash) => {
        const number = all.add(hash);
        if (number >= holders.length) {
          holders = grown(holders, new Uint32Array(holders.length * 2));
          lastText = grown(lastText, new Int32Array(lastText.length * 2).fill(-1));
        }
        if (lastText[number] === index) return;
        lastText[number] = index;
        holders[number] = (holders[number] as number) + 1;
      });
    }
  });
  const kept = keep(holders.subarray(0, all.size), limit);
  const hashes = all.hashes();
  return {
    numbering: Numbering.of(kept.map((number) => hashes[number] as number)),
    rarity: Float32Array.from(kept, (number) => Math.log((1 + texts.length) / (1 + (holders[number] as number))) + 1),
  };
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function keep(holders: Uint32Array, limit: number): Int32Array {
  const numbers: number[] = [];
  for (let number = 0; number < holders.length; number += 1) if ((holders[number] as number) >= LEAST_TEXTS) numbers.push(number);
  if (numbers.length > limit) numbers.sort((a, b) => (holders[b] as number) - (holders[a] as number) || a - b).length = limit;
  return Int32Array.from(numbers);
}

/** Turns texts into vectors; keeps its working memory, so one is made for many texts. */
export class Vectoriser {
  private readonly counts: Uint16Array;
  private touched = new Int32Array(4096);

  constructor(private readonly space: Space) {
    this.counts = new Uint16Array(space.rarity.length);
  }

  /** Calls back with the features of a folded text and their weights: repeats count less each time, each block has its length. */
  vector(text: string, on: (feature: number, value: number) => void): void {
    for (let block = 0; block < BLOCKS.length; block += 1) {
      const found = this.count(text, block);
      const scale = (WEIGHT[block] as number) / (Math.sqrt(this.squares(found)) || 1);
      for (let i = 0; i < found; i += 1) {
        const feature = this.touched[i] as number;
        on(feature, scale * this.weight(feature));
        this.counts[feature] = 0;
      }
    }
  }

  rows(texts: readonly string[]): Rows {
    const start = new Uint32Array(texts.length + 1);
    let feature = new Int32Array(1 << 20);
    let value = new Float32Array(1 << 20);
    let size = 0;
    texts.forEach((text, row) => {
      this.vector(text, (f, v) => {
        if (size === feature.length) {
          const more = new Int32Array(size * 2);
          more.set(feature);
          feature = more;
          const values = new Float32Array(size * 2);
          values.set(value);
          value = values;
        }
        feature[size] = f;
        value[size] = v;
        size += 1;
      });
      start[row + 1] = size;
    });
    return { start, feature: feature.slice(0, size), value: value.slice(0, size) };
  }

  private count(text: string, block: number): number {
    let found = 0;
    eachFeature(text, block, (hash) => {
      const feature = this.space.numbering.find(hash);
      if (feature < 0) return;
      if (this.counts[feature] === 0) {
        if (found === this.touched.length) {
          const more = new Int32Array(found * 2);
          more.set(this.touched);
          this.touched = more;
        }
        this.touched[found] = feature;
        found += 1;
      }
      this.counts[feature] = (this.counts[feature] as number) + 1;
    });
    return found;
  }

  private weight(feature: number): number {
    return (1 + Math.log(this.counts[feature] as number)) * (this.space.rarity[feature] as number);
  }

  private squares(found: number): number {
    let sum = 0;
    for (let i = 0; i < found; i += 1) sum += this.weight(this.touched[i] as number) ** 2;
    return sum;
  }
}
