import type { Vector } from './vocabulary';

/** Inverted index: for each feature the rows that hold it, with weights, in flat arrays. */
export interface Postings {
  readonly rows: number;
  /** Postings of feature f stand at start[f] … start[f + 1]. */
  readonly start: Uint32Array;
  readonly row: Uint16Array;
  readonly weight: Float32Array;
}

/** At most 65,535 rows. */
export function postingsOf(vectors: readonly Vector[], features: number): Postings {
  const start = new Uint32Array(features + 1);
  for (const vector of vectors) for (const feature of vector.keys()) start[feature + 1] = (start[feature + 1] ?? 0) + 1;
  for (let f = 0; f < features; f += 1) start[f + 1] = (start[f + 1] ?? 0) + (start[f] ?? 0);
  const next = start.slice();
  const size = start[features] ?? 0;
  const row = new Uint16Array(size);
  const weight = new Float32Array(size);
  vectors.forEach((vector, index) => {
    for (const [feature, value] of vector) {
      const at = next[feature] ?? 0;
      row[at] = index;
      weight[at] = value;
      next[feature] = at + 1;
    }
  });
  return { rows: vectors.length, start, row, weight };
}

/** Adds weight × posting to each row that holds the feature. */
export function accumulate({ start, row, weight }: Postings, feature: number, value: number, into: Float64Array): void {
  const end = start[feature + 1] as number;
  for (let at = start[feature] as number; at < end; at += 1) {
    const index = row[at] as number;
    into[index] = (into[index] as number) + value * (weight[at] as number);
  }
}

/** Weight of one feature in one row; 0 where it is not held. */
export function weightAt({ start, row, weight }: Postings, feature: number, index: number): number {
  const end = start[feature + 1] as number;
  for (let at = start[feature] as number; at < end; at += 1) if (row[at] === index) return weight[at] as number;
  return 0;
}
