import { check, type Finding } from '../check';
import type { Pack } from '../pack';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';

/** Nobody else may lead where one leads already, unless precedence settles it or the pack says that it is contested. */
export function twoLeads(pack: Pack, origins: Origins): Problem[] {
  const told = new Set<string>();
  return check(pack)
    .filter((f) => f.kind === 'overlap')
    .flatMap((finding) => {
      const [earlier, later] = pack.powers.filter((p) => finding.powers.includes(p.id));
      const second = later ?? earlier;
      const key = `${finding.matter} ${finding.powers.join(' ')}`;
      if (!second || !earlier || told.has(key)) return [];
      told.add(key);
      return [origins.at(second, ['id'], `a second lead for ${described(finding)}: "${second.id}" claims what "${earlier.id}" has`, hint)];
    });
}

const hint = 'add a condition to one of them, give one a ground that routing.precedence ranks higher, or list the matter under routing.contested';

function described({ matter, regions, facts }: Finding): string {
  const conditions = Object.entries(facts).map(([fact, value]) => `${fact} = ${value}`);
  const [first, ...more] = regions;
  return [`matter "${matter}"`, `in ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`, ...(conditions.length > 0 ? [`when ${conditions.join(', ')}`] : [])].join(' ');
}
