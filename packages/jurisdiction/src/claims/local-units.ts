import type { Pack, PackUnit } from '../pack/pack';
import type { RegionTree } from './region-tree';

export interface LocalHolder {
  readonly local: PackUnit['kind'];
  readonly of?: string | undefined;
  readonly across?: true | undefined;
}

/** For a region that lies on a border, such as a road: the region on the other side. */
export const acrossFrom = (tree: RegionTree, region: string): string | undefined =>
  tree.upward(region).flatMap((code) => tree.regions.get(code)?.borders ?? [])[0];

/**
 * The units of a kind with the smallest territory that contains a region, sorted by id: exactly one in a pack that
 * passed the checks. If the holder has `across`, the region on the other side of the border is searched instead.
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
    const code = holder.across ? acrossFrom(tree, region) : region;
    if (code === undefined) return [];
    const key = `${code} ${holder.local} ${holder.of ?? ''}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = nearest(holder, code)));
    return found;
  };
}
