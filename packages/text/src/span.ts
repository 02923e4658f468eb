/** Part [from, to) of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf({ offset, length }: { readonly offset: number; readonly length: number }): Span {
  return { from: offset, to: offset + length };
}

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Merges lists of spans into one sorted list; spans that overlap or touch are joined. */
export function mergedSpans(...lists: readonly (readonly Span[])[]): readonly Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of lists.flat().sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Returns a function that tells, in logarithmic time, whether a position lies in one of the spans. */
export function insideAny(spans: readonly Span[]): (position: number) => boolean {
  const merged = mergedSpans(spans);
  return (position) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((merged[middle] as Span).to <= position) low = middle + 1;
      else high = middle;
    }
    return (merged[low]?.from ?? Infinity) <= position;
  };
}
