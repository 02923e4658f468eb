/** Longer texts are read up to here, in UTF-16 units. */
export const TEXT_LIMIT = 5000;
/** A first line up to here is a title. */
const TITLE_LIMIT = 120;
/** Characters in the longest run. */
export const LONGEST = 3;

/** Where features stand; each block is weighed against its like. */
export const BLOCKS = ['text', 'title'] as const;
/** Share of each block in the length of a vector. */
export const SHARE = [1, 0.7];

/**
 * The characters of a normalised text, or of its title, without the spaces between them. The arrays are used again for
 * the next text.
 */
export class Characters {
  readonly code = new Uint16Array(TEXT_LIMIT);
  /** Where each stands in the text. */
  readonly position = new Uint16Array(TEXT_LIMIT);

  /** @returns how many there are */
  read(text: string, block: number): number {
    const end = block === 0 ? Math.min(text.length, TEXT_LIMIT) : titleEnd(text);
    let length = 0;
    for (let i = 0; i < end; i += 1) {
      const code = text.charCodeAt(i);
      if (code <= 32) continue;
      this.code[length] = code;
      this.position[length] = i;
      length += 1;
    }
    return length;
  }
}

/** Where the title of a normalised text ends; 0 without one. */
export function titleEnd(text: string): number {
  const end = text.indexOf('\n');
  return end > 0 && end <= TITLE_LIMIT && end < text.length - 1 ? end : 0;
}

/**
 * The 32-bit hash of a run, from that of the run without its last character; a run begins with the number of its block.
 */
export function hashed(run: number, code: number): number {
  const next = Math.imul(run ^ code, 0x9e3779b1);
  return next ^ (next >>> 15);
}
