import type { Pack } from '../pack';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';

/** No region lies in itself and no unit stands above itself. */
export function circles(pack: Pack, origins: Origins): Problem[] {
  return [
    ...circlesOf(pack.regions.map((r) => ({ id: r.code, parent: r.parent, entry: r })), origins),
    ...circlesOf(pack.units.map((u) => ({ id: u.id, parent: u.parent, entry: u })), origins),
  ];
}

interface Node {
  readonly id: string;
  readonly parent: string | undefined;
  readonly entry: object;
}

function circlesOf(nodes: readonly Node[], origins: Origins): Problem[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  return nodes.flatMap((start) => {
    const seen = [start.id];
    for (let up = start.parent; up !== undefined; up = byId.get(up)?.parent) {
      if (up === start.id) return [origins.at(start.entry, ['parent'], `"${start.id}" is its own parent: ${[...seen, up].join(' → ')}`, 'one of these parents must be another')];
      if (seen.includes(up)) return [];
      seen.push(up);
    }
    return [];
  });
}
