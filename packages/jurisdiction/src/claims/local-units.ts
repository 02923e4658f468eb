import type { Pack, PackUnit } from '../pack/pack';
import type { RegionTree } from './region-tree';

export interface LocalHolder {
  readonly local: PackUnit['kind'];
  readonly of?: string | undefined;
  readonly across?: true | undefined;
}

/** The region on the other side of the border that a place lies on, if it lies on one. */
export const acrossFrom = (tree: RegionTree, region: string): string | undefined =>
  tree.upward(region).flatMap((code) => tree.regions.get(code)?.borders ?? [])[0];

/**
 * The units of a kind whose territory holds a region, nearest territory first; one in a pack that has no fault. `across` a
 * border: the same for the region on its other side.
 */
export function localUnits(pack: Pack, tree: RegionTree): (holder: LocalHolder, region: string) => readonly string[] {
  const byRegion = new Map<string, PackUnit[]>();
  for (const unit of pack.units) {
    for (const code of unit.territory ?? []) byRegion.set(code, [...(byRegion.get(code) ?? []), unit]);
  }
  const known = new Map<string, readonly string[]>();
  const nearest = (holder: LocalHolder, region: string): readonly string[] => {
    for (const code of tree.upward(region)) {
      const found = (byRegion.get(code) ?? []).filter(
        (u) => u.kind === holder.local && (holder.of === undefined || u.parent === holder.of),
      );
      if (found.length > 0) return found.map((u) => u.id).sort();
    }
    return [];
  };
  return (holder, region) => {
    const place = holder.across ? acrossFrom(tree, region) : region;
    if (place === undefined) return [];
    const key = `${place} ${holder.local} ${holder.of ?? ''}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = nearest(holder, place)));
    return found;
  };
}
