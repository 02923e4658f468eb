/** All runs of five consecutive characters in a text, without its punctuation. */
export function runsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, i) => plain.slice(i, i + 5)));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const run of a.size < b.size ? a : b) if (a.has(run) && b.has(run)) count += 1;
  return count;
}

/** Jaccard index (0–1) of two sets of runs. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** Share (0–1) of the runs of `part` that `whole` contains: finds a sentence inside a longer text. */
export const containment = (whole: ReadonlySet<string>, part: ReadonlySet<string>): number =>
  part.size === 0 ? 0 : shared(whole, part) / part.size;
