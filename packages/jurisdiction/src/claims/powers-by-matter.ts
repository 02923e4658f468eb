import type { Pack, PackPower } from '../pack/pack';

/** The matters to which an entry applies: all matters of `fields` and single `matters`, except `exceptMatters`. */
interface MatterReach {
  readonly id: string;
  readonly fields: readonly string[];
  readonly matters: readonly string[];
  readonly exceptMatters?: readonly string[];
}

export const powersByMatter = (pack: Pack): ReadonlyMap<string, readonly PackPower[]> => byMatter(pack, pack.powers);

/** Matter code → entries that apply to it. Sorted by id, so that the order in the files has no influence. */
export function byMatter<T extends MatterReach>(pack: Pack, entries: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const byField = new Map<string, string[]>(pack.fields.map((f) => [f.code, []]));
  for (const m of pack.matters) byField.get(m.field)?.push(m.code);
  const over = new Map<string, T[]>(pack.matters.map((m) => [m.code, []]));
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const except = new Set(entry.exceptMatters);
    const covered = new Set([...entry.matters, ...entry.fields.flatMap((f) => byField.get(f) ?? [])]);
    for (const code of covered) if (!except.has(code)) over.get(code)?.push(entry);
  }
  return over;
}

/** Matter code → names of the facts in conditions of powers over it, in the order in which the pack declares facts. */
export function factsByMatter(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const powers = powersByMatter(pack);
  const order = pack.facts.map((f) => f.name);
  return new Map(
    pack.matters.map((m) => [
      m.code,
      order.filter((fact) => powers.get(m.code)?.some((p) => p.when[fact] !== undefined)),
    ]),
  );
}
