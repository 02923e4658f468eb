import type { Example } from '../example';
import { assignParts } from './folds';

export interface Split<T extends Example = Example> {
  readonly train: readonly T[];
  readonly held: readonly T[];
}

/**
 * Holds examples back for an honest measurement: about `share` of each label, and never a near-duplicate of what is
 * trained on.
 * The same examples, in any order, and the same seed give the same split.
 * @param share 0–1, what is held back
 */
export function split<T extends Example>(
  examples: readonly T[],
  { share, seed }: { readonly share: number; readonly seed: number },
): Split<T> {
  if (!(share > 0 && share < 1))
    throw new RangeError(`share is ${share}; give the part to hold back as a number between 0 and 1, for instance 0.2`);
  const part = assignParts(examples, [1 - share, share], seed);
  return { train: examples.filter((_, i) => part[i] === 0), held: examples.filter((_, i) => part[i] === 1) };
}
