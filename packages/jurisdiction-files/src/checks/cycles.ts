import type { Pack } from '@hotline/jurisdiction';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';

/** Checks that no region, unit or post is its own parent, directly or through others. */
export function checkCycles(pack: Pack, origins: SourceMap): PackProblem[] {
  return [
    ...cyclesOf(
      pack.regions.map((r) => ({ id: r.code, parent: r.parent, entry: r })),
      origins,
    ),
    ...cyclesOf(
      pack.units.map((u) => ({ id: u.id, parent: u.parent, entry: u })),
      origins,
    ),
    ...cyclesOf(
      pack.posts.map((p) => ({ id: p.id, parent: p.above, entry: p })),
      origins,
      'above',
    ),
  ];
}

interface Node {
  readonly id: string;
  readonly parent: string | undefined;
  readonly entry: object;
}

function cyclesOf(nodes: readonly Node[], origins: SourceMap, key: 'parent' | 'above' = 'parent'): PackProblem[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  return nodes.flatMap((start) => {
    const seen = [start.id];
    for (let up = start.parent; up !== undefined; up = byId.get(up)?.parent) {
      if (up === start.id)
        return [
          origins.at(
            start.entry,
            [key],
            say(
              `“${start.id}”成了自己的上级：${[...seen, up].join(' → ')}`,
              `"${start.id}" is its own parent: ${[...seen, up].join(' → ')}`,
            ),
            say(`请改正其中一个的上级（${key}）`, 'correct one of these parents'),
          ),
        ];
      if (seen.includes(up)) return [];
      seen.push(up);
    }
    return [];
  });
}
