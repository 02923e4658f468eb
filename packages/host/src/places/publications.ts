import type { Text } from '@hotline/contracts';

/** Who did something to a place. */
export interface By {
  readonly id: string;
  readonly role: string;
}

/** A version of a place that is kept. Its texts are never written over. */
export interface KeptVersion {
  readonly version: string;
  readonly title: Text;
  /** Read from the folder of this hotline, or uploaded. */
  readonly origin: 'folder' | 'upload';
  readonly by: By;
  /** Epoch ms. */
  readonly at: number;
  /** What the proof and the scenarios said when it was uploaded. */
  readonly errors?: number;
  readonly notes?: number;
}

/** From an instant on a version is in force, until another one is. Only ever added to: going back is publishing again. */
export interface Publication {
  readonly version: string;
  /** Epoch ms. */
  readonly from: number;
  readonly by: By;
  readonly at: number;
  /** `folder`: found there at a start or a reload. `command`: somebody published it. */
  readonly origin: 'folder' | 'command';
  readonly note?: string;
}

/** A span of time with the version that is in force in it. */
export interface Span extends Publication {
  /** Epoch ms, not included; absent: for good. */
  readonly until?: number;
}

/** The spans of time in order. Of two publications for one instant the later one holds. */
export function spansOf(publications: readonly Publication[]): Span[] {
  const byInstant = new Map(publications.map((one) => [one.from, one]));
  const sorted = [...byInstant.values()].sort((a, b) => a.from - b.from);
  return sorted.map((one, i) => ({ ...one, ...(sorted[i + 1] ? { until: sorted[i + 1]?.from as number } : {}) }));
}

/** The span that an instant falls in; the first one for what was before all of them. */
export function spanAt<T extends { readonly from: number }>(spans: readonly T[], at: number): T | undefined {
  for (let i = spans.length - 1; i > 0; i -= 1) if ((spans[i] as T).from <= at) return spans[i];
  return spans[0];
}
