import type { Pack } from '@hotline/jurisdiction';
import type { Box } from '../space/box';

/**
 * Turns conditions of two packs into boxes over the same facts, so that they can be compared. A fact that both packs
 * have keeps only the values that both have.
 */
export interface JointSpace {
  /** The box of the conditions of one pack; undefined if they allow no value that both packs have. */
  boxOf(names: readonly string[], conditions: Readonly<Record<string, readonly string[]>>): Box | undefined;
  conditions(names: readonly string[], box: Box): Readonly<Record<string, readonly string[]>>;
}

export function jointSpace(before: Pack, after: Pack): JointSpace {
  const values = new Map<string, readonly string[]>();
  for (const { name, values: all } of [...before.facts, ...after.facts]) {
    const held = values.get(name);
    const own = all.map((v) => v.value).sort();
    values.set(name, held ? held.filter((v) => own.includes(v)) : own);
  }
  const of = (name: string): readonly string[] => values.get(name) ?? [];
  const bits = (name: string, chosen: readonly string[]): number =>
    of(name).reduce((sum, value, i) => sum + (chosen.includes(value) ? 2 ** i : 0), 0);
  const whole = (name: string): number => 2 ** of(name).length - 1;
  return {
    boxOf: (names, conditions) => {
      const box = names.map((name) => (conditions[name] ? bits(name, conditions[name]) : whole(name)));
      return box.includes(0) ? undefined : box;
    },
    conditions: (names, box) =>
      Object.fromEntries(
        names.flatMap((name, i) =>
          box[i] === whole(name) ? [] : [[name, of(name).filter((_, v) => ((box[i] as number) >> v) & 1)]],
        ),
      ),
  };
}
