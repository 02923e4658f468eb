import type { Pack, Text } from '@hotline/jurisdiction';
import { type ProofFinding, prove } from '@hotline/jurisdiction-proof';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';

/**
 * Reports powers by which two units may lead in the same case, unless a rule of precedence ranks them or the pack lists
 * the matter as contested.
 */
export function checkTwoLeads(pack: Pack, origins: SourceMap): PackProblem[] {
  const told = new Set<string>();
  return prove(pack)
    .findings.filter((f) => f.kind === 'overlap' && !f.admitted)
    .flatMap((finding) => {
      const [earlier, later] = pack.powers.filter((p) => finding.powers.includes(p.id));
      const second = later ?? earlier;
      const key = `${finding.matters[0]} ${finding.powers.join(' ')}`;
      if (!second || !earlier || told.has(key)) return [];
      told.add(key);
      return [
        origins.at(
          second,
          ['id'],
          say(
            `${finding.text.zh}：“${second.id}”与“${earlier.id}”冲突`,
            `a second lead for ${described(finding)}: "${second.id}" covers the same cases as "${earlier.id}"`,
          ),
          hint(finding),
        ),
      ];
    });
}

const otherwise = say(
  '给其中一个加上条件，或写上 routing.precedence 中更靠前的 ground，或把事项列入 routing.contested',
  'add a condition to one of them, give one a ground that routing.precedence ranks higher, or list the matter under routing.contested',
);
const hint = ({ settle }: ProofFinding): Text =>
  settle ? say(`${settle.text.zh}；或者${otherwise.zh}`, `${settle.text.en}; or ${otherwise.en}`) : otherwise;

function described({ matters, regions, conditions }: ProofFinding): string {
  const when = Object.entries(conditions).map(([fact, values]) => `${fact} = ${values.join(' or ')}`);
  const more = (list: readonly string[]): string => (list.length > 1 ? ` and ${list.length - 1} more` : '');
  return [
    `matter "${matters[0]}"${more(matters)}`,
    `in ${regions[0]}${more(regions)}`,
    ...(when.length > 0 ? [`when ${when.join(', ')}`] : []),
  ].join(' ');
}
