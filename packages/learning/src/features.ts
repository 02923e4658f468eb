/** Longer texts are read up to here, in UTF-16 units. */
export const TEXT_LIMIT = 5000;
/** A first line up to here is a title. */
const TITLE_LIMIT = 120;
/** Characters in the longest run. */
const LONGEST = 3;

/** Where features stand; each block is weighed against its like. */
export const BLOCKS = ['text', 'title'] as const;

/** Where the title of a folded text ends; 0 without one. */
export function titleEnd(text: string): number {
  const end = text.indexOf('\n');
  return end > 0 && end <= TITLE_LIMIT && end < text.length - 1 ? end : 0;
}

/**
 * The features of a folded text: runs of 1 to 3 characters, in the whole text and again in its title; spaces are not seen. The i-th of them
 * is hash[i] (32 bits) in the stretch [from[i], to[i]). The arrays are used again for the next text.
 */
export class Features {
  readonly hash = new Int32Array(TEXT_LIMIT * LONGEST);
  readonly from = new Uint16Array(TEXT_LIMIT * LONGEST);
  readonly to = new Uint16Array(TEXT_LIMIT * LONGEST);
  private readonly codes = new Uint16Array(TEXT_LIMIT);
  private readonly places = new Uint16Array(TEXT_LIMIT);

  /** @returns how many there are */
  read(text: string, block: number): number {
    const end = block === 0 ? Math.min(text.length, TEXT_LIMIT) : titleEnd(text);
    const length = this.squeeze(text, end);
    let found = 0;
    for (let i = 0; i < length; i += 1) {
      let hash = block;
      const last = Math.min(length, i + LONGEST);
      for (let j = i; j < last; j += 1) {
        hash = mixed(hash, this.codes[j] as number);
        this.hash[found] = hash;
        this.from[found] = this.places[i] as number;
        this.to[found] = (this.places[j] as number) + 1;
        found += 1;
      }
    }
    return found;
  }

  private squeeze(text: string, end: number): number {
    let length = 0;
    for (let i = 0; i < end; i += 1) {
      const code = text.charCodeAt(i);
      if (code <= 32) continue;
      this.codes[length] = code;
      this.places[length] = i;
      length += 1;
    }
    return length;
  }
}

function mixed(hash: number, code: number): number {
  const next = Math.imul(hash ^ code, 0x9e3779b1);
  return next ^ (next >>> 15);
}
