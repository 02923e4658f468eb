import type { Pack, PackRegion } from '../pack/pack';

/** The regions that a jurisdiction serves, and those that contain it, with what is above and below each. */
export interface RegionTree {
  readonly root: string;
  readonly regions: ReadonlyMap<string, PackRegion>;
  /** The region itself, then the regions that contain it, up to the top. */
  upward(code: string): readonly string[];
  /** Regions below it that contain no others, sorted by code; the region itself when it contains none. */
  leaves(code: string): readonly string[];
  /** Facts that the region answers, its own before those of the regions above. */
  facts(code: string): Readonly<Record<string, string>>;
}

/** The parents in the pack must exist and form no cycle. Regions outside the served one are left out. */
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
