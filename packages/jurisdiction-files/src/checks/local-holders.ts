import { acrossFrom, type LocalHolder, localUnits, regionTree, seats } from '@hotline/jurisdiction/analysis';
import type { Pack } from '@hotline/jurisdiction';
import { unitKindNames } from '@hotline/jurisdiction/language';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';

/**
 * Checks powers and transfers that name the local unit of a kind: each region to which they apply must have exactly
 * one. All references in the pack must exist.
 */
export function checkLocalHolders(pack: Pack, origins: SourceMap): PackProblem[] {
  const tree = regionTree(pack);
  const local = localUnits(pack, tree);
  const problems = new Map<string, PackProblem>();
  const look = (power: { readonly id: string }, holder: LocalHolder, code: string): void => {
    if (holder.across && acrossFrom(tree, code) === undefined) return;
    const found = local(holder, code);
    const key = `${holder.local} ${holder.of ?? ''} ${holder.across ?? ''} ${code}`;
    if (found.length !== 1 && !problems.has(key))
      problems.set(key, fault({ pack, origins }, power.id, holder, code, found));
  };
  for (const power of [...pack.powers, ...pack.transfers]) {
    const holders = seats(power)
      .map(([, seat]) => seat)
      .filter((seat) => typeof seat !== 'string');
    if (holders.length === 0) continue;
    const inside = (code: string, codes: readonly string[]): boolean =>
      tree.upward(code).some((up) => codes.includes(up));
    const held = tree
      .leaves(tree.root)
      .filter((code) => (!power.where || inside(code, power.where)) && !inside(code, power.exceptWhere));
    for (const code of held) for (const holder of holders) look(power, holder, code);
  }
  return [...problems.values()];
}

function fault(
  { pack, origins }: { pack: Pack; origins: SourceMap },
  power: string,
  holder: LocalHolder,
  code: string,
  found: readonly string[],
): PackProblem {
  const kind = unitKindNames[holder.local].zh;
  if (found.length === 0) {
    const region = pack.regions.find((r) => r.code === code) as object;
    return origins.at(
      region,
      ['code'],
      say(
        `“${code}”没有${kind}，但权责“${power}”由当地${kind}行使`,
        `"${code}" has no ${holder.local}, but the power "${power}" is held by the local ${holder.local}`,
      ),
      say(
        `把它列入某个${kind}的辖区（territory），或用 exceptWhere 除去`,
        `add it to the territory of a ${holder.local}, or exclude the region with exceptWhere`,
      ),
    );
  }
  const second = pack.units.find((u) => u.id === found[1]) as object;
  return origins.at(
    second,
    ['territory'],
    say(
      `${found.map((u) => `“${u}”`).join('和')}都是“${code}”的${kind}`,
      `${found.map((u) => `"${u}"`).join(' and ')} are both the ${holder.local} of "${code}"`,
    ),
    say('每个区域只归其中一个', 'remove the region from the territory of one of them'),
  );
}
