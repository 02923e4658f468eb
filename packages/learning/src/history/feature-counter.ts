import { BLOCKS, Characters, hashed, LONGEST, TEXT_LIMIT } from './character-runs';
import type { HashNumbers } from '../structures/hash-numbers';

/** 1 + ln(n): repeats of a feature count less each time. */
export const DAMPED = Float64Array.from({ length: TEXT_LIMIT + 1 }, (_, n) => 1 + Math.log(n));

/**
 * Counts the known runs of 1 to 3 characters in one text after the other. The arrays are used again for the next text.
 */
export class FeatureCounter {
  /** The features that were found, each once. */
  readonly feature = new Int32Array(BLOCKS.length * TEXT_LIMIT * LONGEST);
  /** How often each feature of the model was found; whoever has read a count sets it to 0. */
  readonly times: Uint16Array;
  /** Runs that the model does not know. */
  unknown = 0;
  private readonly characters = new Characters();
  /** The number of the run of each single character, by block: most of what is looked up, and so it need not be. */
  private readonly single: readonly Int32Array[];

  constructor(private readonly numbering: HashNumbers) {
    this.times = new Uint16Array(numbering.size);
    this.single = BLOCKS.map((_, block) =>
      Int32Array.from({ length: 1 << 16 }, (__, code) => numbering.find(hashed(block, code))),
    );
  }

  /**
   * Features go to `feature` from `from` on. A run is in no more texts than its beginning: after an unknown one no
   * longer one is looked up.
   * @returns where they end
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
      const last = Math.min(length, i + LONGEST);
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

  /** Every occurrence of a known feature, with the stretch [from, to) where it stands. */
  each(text: string, block: number, on: (feature: number, from: number, to: number) => void): void {
    const length = this.characters.read(text, block);
    const { code, position } = this.characters;
    for (let i = 0; i < length; i += 1) {
      let hash = block;
      for (let j = i; j < Math.min(length, i + LONGEST); j += 1) {
        hash = hashed(hash, code[j] as number);
        const one = this.numbering.find(hash);
        if (one < 0) break;
        on(one, position[i] as number, (position[j] as number) + 1);
      }
    }
  }
}
