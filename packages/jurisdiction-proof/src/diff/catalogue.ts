import type { Pack } from '@hotline/jurisdiction';

/**
 * Entries that only one of two packs contains, or that differ in the nature of a matter, the parent or fixed facts of a
 * region, the kind of a unit, or the values or time rules of a fact.
 */
export interface CatalogueChange {
  readonly section: 'matters' | 'regions' | 'units' | 'facts';
  readonly change: 'added' | 'removed' | 'changed';
  readonly codes: readonly string[];
}

export function catalogueChanges(before: Pack, after: Pack): CatalogueChange[] {
  const lists = (pack: Pack): [CatalogueChange['section'], ReadonlyMap<string, unknown>][] => [
    ['matters', new Map(pack.matters.map((m) => [m.code, m.nature]))],
    ['regions', new Map(pack.regions.map((r) => [r.code, [r.parent, r.facts]]))],
    ['units', new Map(pack.units.map((u) => [u.id, u.kind]))],
    ['facts', new Map(pack.facts.map((f) => [f.name, [f.values.map((v) => v.value).sort(), f.byTime, f.ifUnknown]]))],
  ];
  const now = new Map(lists(after));
  return lists(before).flatMap(([section, old]) => {
    const fresh = now.get(section) ?? new Map<string, unknown>();
    const changes = {
      added: [...fresh.keys()].filter((code) => !old.has(code)),
      removed: [...old.keys()].filter((code) => !fresh.has(code)),
      changed: [...old.keys()].filter(
        (code) => fresh.has(code) && JSON.stringify(fresh.get(code)) !== JSON.stringify(old.get(code)),
      ),
    };
    return (['added', 'removed', 'changed'] as const).flatMap((change) =>
      changes[change].length > 0 ? [{ section, change, codes: changes[change].sort() }] : [],
    );
  });
}
