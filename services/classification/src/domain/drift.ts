/** Number of most recent tickets from which the figures are computed. */
export const WINDOW = 1000;

/** The most recent values, at most {@link WINDOW}. */
export class Recent<T> {
  private readonly values: T[] = [];
  private next = 0;

  add(value: T): void {
    this.values[this.next] = value;
    this.next = (this.next + 1) % WINDOW;
  }

  get all(): readonly T[] {
    return this.values;
  }

  /** Mean over the values; undefined without any. */
  mean(of: (value: T) => number): number | undefined {
    return this.values.length === 0
      ? undefined
      : this.values.reduce((sum, value) => sum + of(value), 0) / this.values.length;
  }
}

/** Bins of the index: the 19 most frequent labels of the training and one for the rest. More bins would measure noise. */
const BINS = 20;
/** Added to the count of every bin, so that the logarithm of an empty one is finite. */
const PSEUDOCOUNT = 0.5;

/**
 * Population stability index, which compares the shares of the labels seen with their shares in the training: Σ (seen −
 * trained) · ln(seen / trained). By convention below 0.1 means no change, above 0.25 another population. With 20 bins
 * and 1,000 tickets, chance alone gives about 0.02.
 */
export function stabilityIndex(trained: Readonly<Record<string, number>>, seen: readonly string[]): number {
  const frequent = Object.entries(trained)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, BINS - 1);
  const names = new Set(frequent.map(([label]) => label));
  const binned = (labels: Iterable<readonly [string, number]>): number[] => {
    const counts = new Map<string, number>();
    for (const [label, count] of labels)
      counts.set(names.has(label) ? label : '', (counts.get(names.has(label) ? label : '') ?? 0) + count);
    const all = [...names, ''].map((name) => (counts.get(name) ?? 0) + PSEUDOCOUNT);
    const total = all.reduce((sum, count) => sum + count, 0);
    return all.map((count) => count / total);
  };
  const before = binned(Object.entries(trained));
  return binned(seen.map((label) => [label, 1] as const)).reduce(
    (sum, now, i) => sum + (now - (before[i] as number)) * Math.log(now / (before[i] as number)),
    0,
  );
}
