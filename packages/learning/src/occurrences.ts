import { Characters, hashed, LONGEST, TEXT_LIMIT } from './characters';
import type { Numbering } from './numbering';

/**
 * Where the features of a model stand in a text: runs of 1 to 3 characters. The i-th occurrence is feature[i] in the stretch
 * [from[i], to[i]). The arrays are used again for the next text.
 */
export class Occurrences {
  readonly feature = new Int32Array(TEXT_LIMIT * LONGEST);
  readonly from = new Uint16Array(TEXT_LIMIT * LONGEST);
  readonly to = new Uint16Array(TEXT_LIMIT * LONGEST);
  /** Runs that the model does not know. */
  unknown = 0;
  private readonly characters = new Characters();

  constructor(private readonly numbering: Numbering) {}

  /** @returns how many there are. A run is in no more texts than its beginning: after an unknown one no longer one is looked up. */
  read(text: string, block: number): number {
    const { code, place } = this.characters;
    const length = this.characters.read(text, block);
    let found = 0;
    this.unknown = 0;
    for (let i = 0; i < length; i += 1) {
      let hash = block;
      const last = Math.min(length, i + LONGEST);
      for (let j = i; j < last; j += 1) {
        hash = hashed(hash, code[j] as number);
        const feature = this.numbering.find(hash);
        if (feature < 0) {
          this.unknown += last - j;
          break;
        }
        this.feature[found] = feature;
        this.from[found] = place[i] as number;
        this.to[found] = (place[j] as number) + 1;
        found += 1;
      }
    }
    return found;
  }
}
