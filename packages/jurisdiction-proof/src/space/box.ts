/**
 * A set of cases. For each fact, in the order of the axes, it has a bit set of the allowed values, which is never
 * empty.
 */
export type Box = readonly number[];

export function intersect(a: Box, b: Box): Box | undefined {
  const both = a.map((bits, i) => bits & (b[i] as number));
  return both.every((bits) => bits !== 0) ? both : undefined;
}

/** Share of the cases of `whole` that a box contains, from 0 to 1. */
export const share = (box: Box, whole: Box): number =>
  box.reduce((all, bits, i) => (all * ones(bits)) / ones(whole[i] as number), 1);

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The cases of `a` that are not in `b`, as disjoint boxes, at most one for each fact. */
export function subtract(a: Box, b: Box): Box[] {
  if (!intersect(a, b)) return [a];
  const left: Box[] = [];
  const inside = [...a];
  for (let i = 0; i < a.length; i += 1) {
    const outside = (inside[i] as number) & ~(b[i] as number);
    if (outside !== 0) left.push(inside.map((bits, j) => (j === i ? outside : bits)));
    inside[i] = (inside[i] as number) & (b[i] as number);
  }
  return left;
}

/** Merges two boxes that differ in only one fact, and repeats this until there are no such boxes. */
export function mergeBoxes(boxes: readonly Box[]): Box[] {
  const all = [...boxes];
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length; j += 1) {
      const one = join(all[i] as Box, all[j] as Box);
      if (!one) continue;
      all[i] = one;
      all.splice(j, 1);
      j = i;
    }
  }
  return all.sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function join(a: Box, b: Box): Box | undefined {
  const apart = a.flatMap((bits, i) => (bits === b[i] ? [] : [i]));
  if (apart.length > 1) return undefined;
  return a.map((bits, i) => bits | (b[i] as number));
}
