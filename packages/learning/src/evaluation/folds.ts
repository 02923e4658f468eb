import { compare, inOrder, type Example } from '../example';
import { randomFrom, shuffle } from '../random';

/**
 * Divides examples into parts of the given shares (0–1), with about the same distribution of labels in each. A group
 * stays together. Large groups are assigned first, each to the part that lacks its labels most.
 * @returns the part number of each example
 */
export function assignParts(examples: readonly Example[], shares: readonly number[], seed: number): Int32Array {
  const groups = shuffled(examples, seed);
  const total = counts(
    examples,
    examples.map((_, i) => i),
  );
  const filled = shares.map(() => new Map<string, number>());
  const part = new Int32Array(examples.length);
  for (const members of groups) {
    const mine = counts(examples, members);
    const need = (p: number): number => {
      let sum = 0;
      for (const [label, n] of mine)
        sum += n * (1 - (filled[p]?.get(label) ?? 0) / ((total.get(label) ?? 1) * (shares[p] ?? 0)));
      return sum;
    };
    let best = 0;
    for (let p = 1; p < shares.length; p += 1) if (need(p) > need(best)) best = p;
    for (const [label, n] of mine) filled[best]?.set(label, (filled[best]?.get(label) ?? 0) + n);
    for (const member of members) part[member] = best;
  }
  return part;
}

/** The fold number of each example for `count`-fold cross-validation. */
export function folds(examples: readonly Example[], count: number, seed: number): Int32Array {
  return assignParts(
    examples,
    Array.from({ length: count }, () => 1 / count),
    seed,
  );
}

/** Indices of each group's members, large groups first. The order depends on the seed and the set of examples only. */
function shuffled(examples: readonly Example[], seed: number): number[][] {
  const order = new Map(inOrder(examples.map((e, index) => ({ ...e, index }))).map(({ index }, rank) => [index, rank]));
  const groups = new Map<string, number[]>();
  const byRank = examples.map((_, i) => i).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  for (const i of byRank) {
    const group = examples[i]?.group;
    const key = group === undefined ? `single ${i}` : `group ${group}`;
    const members = groups.get(key);
    if (members) members.push(i);
    else groups.set(key, [i]);
  }
  return shuffle([...groups.values()], randomFrom(seed)).sort((a, b) => b.length - a.length);
}

function counts(examples: readonly Example[], members: readonly number[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const i of members) {
    const label = examples[i]?.label ?? '';
    all.set(label, (all.get(label) ?? 0) + 1);
  }
  return all;
}

/** The distinct labels, sorted. */
export function labelsOf(examples: readonly Example[]): string[] {
  return [...new Set(examples.map(({ label }) => label))].sort(compare);
}
