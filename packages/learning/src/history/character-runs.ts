/** UTF-16 units of a text that are read; the rest is ignored. */
export const TEXT_LIMIT = 5000;
/** Longest first line, in UTF-16 units, that counts as a title. */
const TITLE_LIMIT = 120;
/** Number of characters of the longest run. */
export const LONGEST_RUN = 3;

/** Parts of a text whose features are counted and normalised separately; the title is also part of the text. */
export const BLOCKS = ['text', 'title'] as const;
/** Norm of the features of each block. */
export const BLOCK_NORM = [1, 0.7];

/** The characters of a normalised text or of its title, without spaces. The next `read` overwrites the arrays. */
export class Characters {
  readonly code = new Uint16Array(TEXT_LIMIT);
  /** The offset of each character in the text. */
  readonly position = new Uint16Array(TEXT_LIMIT);

  /** @returns the number of characters */
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

/** End of the title of a normalised text; 0 without a title. */
export function titleEnd(text: string): number {
  const end = text.indexOf('\n');
  return end > 0 && end <= TITLE_LIMIT && end < text.length - 1 ? end : 0;
}

/**
 * The 32-bit hash of a run of characters, from the hash of the run without its last character. The hash of an empty run
 * is the number of the block.
 */
export function hashed(run: number, code: number): number {
  const next = Math.imul(run ^ code, 0x9e3779b1);
  return next ^ (next >>> 15);
}
