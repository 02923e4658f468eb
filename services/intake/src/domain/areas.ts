import type { Jurisdiction, Region } from '@hotline/jurisdiction';

/** Regions of these levels are so large that their name does not tell where something is. */
const ROUGH: ReadonlySet<Region['level']> = new Set<Region['level']>(['city', 'district', 'town', 'street']);

/** Returns a function that replaces each name of a district, town or street in a text with a comma. */
export function areaNameRemover(jurisdiction: Jurisdiction): (text: string) => string {
  const names = [...jurisdiction.regions.values()].filter(({ level }) => ROUGH.has(level)).map(({ name }) => name.zh);
  const pattern =
    names.length > 0
      ? new RegExp(
          names
            .sort((a, b) => b.length - a.length)
            .map(escaped)
            .join('|'),
          'g',
        )
      : undefined;
  return (text) => (pattern ? text.replace(pattern, '，') : text);
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Whether both regions are known and neither contains the other. */
export function areApart({ regions }: Jurisdiction, a: string | undefined, b: string | undefined): boolean {
  const isIn = (inner: string, outer: string): boolean => {
    for (
      let at: string | undefined = inner, steps = 0;
      at !== undefined && steps < regions.size;
      at = regions.get(at)?.parent, steps += 1
    )
      if (at === outer) return true;
    return false;
  };
  return a !== undefined && b !== undefined && regions.has(a) && regions.has(b) && !isIn(a, b) && !isIn(b, a);
}
