import { toHalfWidth } from '@hotline/text';

/** Characters in a shingle. */
const SHINGLE = 4;
const BANDS = 16;
const ROWS = 4;
/** Lowest Jaccard index (0–1) of the shingles of two near-duplicates. */
const LEAST_JACCARD = 0.5;

/**
 * The group number of each text, from 0 in the order of the first members. Near-duplicates share a group, and so do
 * texts that a chain of near-duplicates connects. MinHash over 4-character shingles finds the candidates (Broder 1997);
 * their Jaccard index is then computed exactly. For batches: 100,000 texts take some tens of seconds.
 */
export function nearDuplicateGroups(texts: readonly string[]): Int32Array {
  const shingles = texts.map((text) => shinglesOf(toHalfWidth(text)));
  const parent = Int32Array.from(texts.keys());
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const firsts = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  shingles.forEach((own, i) => {
    if (own.length === 0) return;
    bandsOf(own).forEach((key, band) => {
      const others = firsts[band]?.get(key) ?? [];
      const other = others.find((o) => root(o) !== root(i) && jaccard(own, shingles[o] as Int32Array) >= LEAST_JACCARD);
      if (other !== undefined) parent[root(i)] = root(other);
      if (others.length < 8) firsts[band]?.set(key, [...others, i]);
    });
  });
  const numbers = new Map<number, number>();
  return parent.map((_, i) => {
    const of = root(i);
    if (!numbers.has(of)) numbers.set(of, numbers.size);
    return numbers.get(of) as number;
  });
}

/** Distinct hashes of the shingles, sorted. Only letters and digits count; spaces and punctuation are removed first. */
function shinglesOf(folded: string): Int32Array {
  const plain = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const found = new Set<number>();
  for (let i = 0; i < Math.max(Math.min(1, plain.length), plain.length - SHINGLE + 1); i += 1) {
    let hash = 0;
    for (let j = i; j < Math.min(plain.length, i + SHINGLE); j += 1) hash = mixed(hash ^ plain.charCodeAt(j));
    found.add(hash);
  }
  return Int32Array.from(found).sort();
}

function bandsOf(shingles: Int32Array): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ lowestHash(shingles, band * ROWS + row + 1));
    bands.push(key);
  }
  return bands;
}

function lowestHash(shingles: Int32Array, salt: number): number {
  const mask = Math.imul(salt, 0x9e3779b1);
  let lowest = 0x7fffffff;
  for (let i = 0; i < shingles.length; i += 1) {
    const hash = mixed((shingles[i] as number) ^ mask);
    if (hash < lowest) lowest = hash;
  }
  return lowest;
}

function mixed(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function jaccard(a: Int32Array, b: Int32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return common / (a.length + b.length - common);
}
