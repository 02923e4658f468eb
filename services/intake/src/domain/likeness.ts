/** How many hashes a sketch keeps: the standard error of the likeness is about 1/√SIZE. */
const SIZE = 48;

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return (h ^ (h >>> 12)) >>> 0;
}

/**
 * A bottom-k sketch of the character pairs of a text (Broder 1997): the smallest hashes, ascending. Two sketches tell how much two texts share
 * without the texts, in constant time.
 */
export function sketch(text: string): number[] {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const hashes = new Set<number>();
  for (let i = 0; i + 1 < letters.length; i += 1) hashes.add(hash(letters.slice(i, i + 2)));
  return [...hashes].sort((a, b) => a - b).slice(0, SIZE);
}

/** Estimated Jaccard likeness of two texts, 0–1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  let seen = 0;
  for (let i = 0, j = 0; seen < SIZE && (i < a.length || j < b.length); seen += 1) {
    const left = a[i] ?? Infinity;
    const right = b[j] ?? Infinity;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return seen === 0 ? 0 : shared / seen;
}
