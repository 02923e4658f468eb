import type { Example } from '../example';
import { assignParts } from './folds';

export interface Split<T extends Example = Example> {
  readonly train: readonly T[];
  readonly heldOut: readonly T[];
}

/**
 * Holds out about `share` (0–1) of the examples of each label. A group is never on both sides. The same examples in any
 * order and the same seed give the same split.
 */
export function split<T extends Example>(
  examples: readonly T[],
  { share, seed }: { readonly share: number; readonly seed: number },
): Split<T> {
  if (!(share > 0 && share < 1))
    throw new RangeError(`share is ${share}; give the part to hold out as a number between 0 and 1, for instance 0.2`);
  const part = assignParts(examples, [1 - share, share], seed);
  return { train: examples.filter((_, i) => part[i] === 0), heldOut: examples.filter((_, i) => part[i] === 1) };
}
