import type { Claim } from '@hotline/jurisdiction/analysis';
import type { Pack } from '@hotline/jurisdiction';
import type { Box } from './box';

/** The facts in the conditions of some claims. Each fact is one dimension of the boxes that describe the claims. */
export interface Axes {
  readonly names: readonly string[];
  readonly whole: Box;
  boxOf(claim: Claim): Box;
  /** The conditions of a box. Facts of which the box contains all values are left out. */
  conditions(box: Box): Readonly<Record<string, readonly string[]>>;
}

/** Makes the axes of claims. Facts are sorted by name, so that the order in the files has no influence. */
export function axesOf(pack: Pack): (claims: readonly Claim[]) => Axes {
  const values = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value).sort()]));
  const made = new Map<string, Axes>();
  return (claims) => {
    const names = [...new Set(claims.flatMap((c) => c.when.map(([fact]) => fact)))].sort();
    const key = names.join(' ');
    let axes = made.get(key);
    if (!axes) made.set(key, (axes = axesOver(names, (name) => values.get(name) ?? [])));
    return axes;
  };
}

function axesOver(names: readonly string[], valuesOf: (name: string) => readonly string[]): Axes {
  const whole = names.map((name) => 2 ** valuesOf(name).length - 1);
  const bits = (name: string, values: readonly string[]): number =>
    valuesOf(name).reduce((sum, value, i) => sum + (values.includes(value) ? 2 ** i : 0), 0);
  return {
    names,
    whole,
    boxOf: (claim) => {
      const when = new Map(claim.when);
      return names.map((name, i) => {
        const values = when.get(name);
        return values ? bits(name, values) : (whole[i] as number);
      });
    },
    conditions: (box) =>
      Object.fromEntries(
        names.flatMap((name, i) =>
          box[i] === whole[i] ? [] : [[name, valuesOf(name).filter((_, v) => ((box[i] as number) >> v) & 1)]],
        ),
      ),
  };
}
