import type { Pack, PackRegion } from '../pack/pack';

/** The region that a jurisdiction serves, all regions inside it, and the regions that contain it. */
export interface RegionTree {
  readonly root: string;
  readonly regions: ReadonlyMap<string, PackRegion>;
  /** The region itself, then the regions that contain it, up to the top. */
  upward(code: string): readonly string[];
  /**
   * The smallest regions inside a region (they contain no others), sorted by code. A region without parts is its own
   * leaf.
   */
  leaves(code: string): readonly string[];
  /**
   * Facts that the pack states for the region or for a region that contains it. The smaller region takes precedence.
   */
  facts(code: string): Readonly<Record<string, string>>;
}

/**
 * The parents in the pack must exist and form no cycle. Regions that neither lie in the served region nor contain it
 * are left out.
 */
export function regionTree(pack: Pack): RegionTree {
  const all = new Map(pack.regions.map((r) => [r.code, r]));
  const climb = (code: string): string[] => {
    const up: string[] = [];
    for (let r = all.get(code); r; r = r.parent === undefined ? undefined : all.get(r.parent)) up.push(r.code);
    return up;
  };
  const root = pack.jurisdiction.serves;
  const above = new Set(climb(root));
  const regions = new Map([...all].filter(([code]) => above.has(code) || climb(code).includes(root)));
  const parents = new Set([...regions.values()].map((r) => r.parent));
  const ups = new Map([...regions.keys()].map((code) => [code, climb(code)]));
  const upward = (code: string): readonly string[] => ups.get(code) ?? [];
  const leaves = new Map<string, string[]>([...regions.keys()].map((code) => [code, []]));
  for (const leaf of [...regions.keys()].sort())
    if (!parents.has(leaf)) for (const code of upward(leaf)) leaves.get(code)?.push(leaf);
  const facts = new Map(
    [...regions.keys()].map((code) => [
      code,
      Object.assign({}, ...[...upward(code)].reverse().map((c) => regions.get(c)?.facts)) as Record<string, string>,
    ]),
  );
  return {
    root,
    regions,
    upward,
    leaves: (code) => leaves.get(code) ?? [],
    facts: (code) => facts.get(code) ?? {},
  };
}
