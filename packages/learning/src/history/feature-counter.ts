import { BLOCKS, Characters, hashed, LONGEST_RUN, TEXT_LIMIT } from './character-runs';
import type { HashNumbers } from '../structures/hash-numbers';

/** Weight of n occurrences of a feature: 1 + ln(n). */
export const DAMPED = Float64Array.from({ length: TEXT_LIMIT + 1 }, (_, n) => 1 + Math.log(n));

/** Counts the known runs of 1 to 3 characters of a text. The next text overwrites the arrays. */
export class FeatureCounter {
  /** The distinct features that were found. */
  readonly feature = new Int32Array(BLOCKS.length * TEXT_LIMIT * LONGEST_RUN);
  /** Occurrences of each feature of the model. Code that reads a count must then reset it to 0. */
  readonly times: Uint16Array;
  /** Number of runs in the last counted block that the model does not know. */
  unknown = 0;
  private readonly characters = new Characters();
  /** For each block, the feature of each single character, or −1; this table replaces most lookups in `numbering`. */
  private readonly single: readonly Int32Array[];

  constructor(private readonly numbering: HashNumbers) {
    this.times = new Uint16Array(numbering.size);
    this.single = BLOCKS.map((_, block) =>
      Int32Array.from({ length: 1 << 16 }, (__, code) => numbering.find(hashed(block, code))),
    );
  }

  /**
   * Writes the features into `feature`, starting at the index `from`. A run whose beginning is unknown is not looked
   * up: it occurs in no more texts than its beginning, so it is unknown too.
   * @returns the index after the last feature
   */
  count(text: string, block: number, from: number): number {
    const { feature, times, numbering, characters } = this;
    const length = characters.read(text, block);
    const { code } = characters;
    const single = this.single[block] as Int32Array;
    let size = from;
    let unknown = 0;
    for (let i = 0; i < length; i += 1) {
      let one = single[code[i] as number] as number;
      let hash = hashed(block, code[i] as number);
      const last = Math.min(length, i + LONGEST_RUN);
      for (let j = i + 1; ; j += 1) {
        if (one < 0) {
          unknown += last - j + 1;
          break;
        }
        const before = times[one] as number;
        if (before === 0) {
          feature[size] = one;
          size += 1;
        }
        times[one] = before + 1;
        if (j === last) break;
        hash = hashed(hash, code[j] as number);
        one = numbering.find(hash);
      }
    }
    this.unknown = unknown;
    return size;
  }

  /** Calls back for every occurrence of a known feature with its position [from, to). */
  each(text: string, block: number, on: (feature: number, from: number, to: number) => void): void {
    const length = this.characters.read(text, block);
    const { code, position } = this.characters;
    for (let i = 0; i < length; i += 1) {
      let hash = block;
      for (let j = i; j < Math.min(length, i + LONGEST_RUN); j += 1) {
        hash = hashed(hash, code[j] as number);
        const one = this.numbering.find(hash);
        if (one < 0) break;
        on(one, position[i] as number, (position[j] as number) + 1);
      }
    }
  }
}
