/** Runs of five characters, without punctuation: what two texts share when one was written after the other. */
export function runsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, i) => plain.slice(i, i + 5)));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const run of a.size < b.size ? a : b) if (a.has(run) && b.has(run)) count += 1;
  return count;
}

/** Jaccard index of the runs, 0–1. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** Share of `part` that stands in `whole`, 0–1: finds a sentence that was put into a longer text. */
export const containment = (whole: ReadonlySet<string>, part: ReadonlySet<string>): number =>
  part.size === 0 ? 0 : shared(whole, part) / part.size;
