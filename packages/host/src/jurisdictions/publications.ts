import type { Text } from '@hotline/contracts';

/** Who stored or published a version: a person, or the process itself. */
export interface ActorRef {
  readonly id: string;
  readonly role: string;
}

/** A stored version of a jurisdiction. Its texts are never overwritten. */
export interface KeptVersion {
  readonly version: string;
  readonly title: Text;
  /**
   * `folder`: read from the folder on disk. `upload`: uploaded as a draft. `calendar` and `precedent`: made from the
   * version in force, by loading a year or adopting a precedent.
   */
  readonly origin: 'folder' | 'upload' | 'calendar' | 'precedent';
  readonly by: ActorRef;
  /** Epoch ms. */
  readonly at: number;
  /** Numbers of errors and notes that the proof and the scenarios found when the version was checked. */
  readonly errors?: number;
  readonly notes?: number;
}

/**
 * Puts a version in force from an instant until the next publication takes effect. A publication is never deleted: to
 * go back, the earlier version is published again.
 */
export interface Publication {
  readonly version: string;
  /** Epoch ms. */
  readonly from: number;
  readonly by: ActorRef;
  readonly at: number;
  /** `folder`: found in the folder at a start or a reload. `command`: published by a person. */
  readonly origin: 'folder' | 'command';
  readonly note?: string;
  /** The command that published it, if it had an Idempotency-Key. */
  readonly command?: CommandRef;
}

/** A command with its key, and a hash of what it asked for. */
export interface CommandRef {
  readonly id: string;
  readonly hash: string;
}

/** A span of time and the version in force in it. */
export interface InForceSpan extends Publication {
  /** Epoch ms, not included; absent: without end. */
  readonly until?: number;
}

/** The spans in order of time. Of two publications for the same instant the later one counts. */
export function spansOf(publications: readonly Publication[]): InForceSpan[] {
  const byInstant = new Map(publications.map((one) => [one.from, one]));
  const sorted = [...byInstant.values()].sort((a, b) => a.from - b.from);
  return sorted.map((one, i) => ({ ...one, ...(sorted[i + 1] ? { until: sorted[i + 1]?.from as number } : {}) }));
}

/** The span that contains the instant; the first one for earlier instants. */
export function spanAt<T extends { readonly from: number }>(spans: readonly T[], at: number): T | undefined {
  for (let i = spans.length - 1; i > 0; i -= 1) if ((spans[i] as T).from <= at) return spans[i];
  return spans[0];
}
