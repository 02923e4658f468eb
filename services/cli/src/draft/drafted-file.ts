import { basename } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import type { LikeProposal } from '@hotline/jurisdiction-proof';
import type { DraftedRow } from './drafted-rows';

/** File, in the folder of the jurisdiction, that a draft writes. */
export const DRAFTED = 'drafted.yaml';

/** A row with the reference matters that its name resembles. */
export interface DraftedMatter extends DraftedRow {
  readonly code: string;
  readonly proposals: readonly LikeProposal[];
}

/** The reference matters of a matter, and why they are proposed, as a line of YAML. */
export function likeLine(proposals: readonly LikeProposal[]): string {
  const codes = `like: [${proposals.map(({ code }) => code).join(', ')}]`;
  const reasons = proposals.map(
    ({ name, score, reason }) => `${name.zh} ${score.toFixed(2)}（“${reason.own}”近“${reason.reference}”）`,
  );
  return `${codes} # ${reasons.join('；') || '没有相近的参考事项，请填写 words 和 examples'}`;
}

/** The text of the file with the drafted matters, and a power for each row that names a unit. */
export function draftedFile(list: string, pack: Pack, matters: readonly DraftedMatter[]): string {
  const [nature = 'enforcement', duties = ['punish']] = Object.entries(pack.routing.leading)[0] ?? [];
  const source = JSON.stringify(`《${basename(list)}》`);
  const basisOf = ({ basis }: DraftedRow): string[] =>
    basis === undefined ? [] : [`    basis: { kind: document, text: ${JSON.stringify(basis)} }`];
  const entries = matters.flatMap((one) => [
    `  - code: ${one.code}`,
    `    field: ${one.field ?? pack.fields[0]?.code ?? 'other'}`,
    `    nature: ${nature}`,
    `    name: { zh: ${JSON.stringify(one.name)}, en: ${JSON.stringify(one.name)} }`,
    `    ${likeLine(one.proposals)}`,
    ...basisOf(one),
  ]);
  const powers = matters
    .filter(({ unit }) => unit !== undefined)
    .flatMap((one) => [
      `  - id: power-${one.code}`,
      `    holder: ${one.unit}`,
      `    duty: ${duties[0]}`,
      `    matters: [${one.code}]`,
      ...basisOf(one),
    ]);
  return [
    '# Drafted from names alone: review every line of `like`.',
    `basis: { kind: document, text: ${source} }`,
    'matters:',
    ...entries,
    ...(powers.length > 0 ? ['powers:', ...powers] : []),
    '',
  ].join('\n');
}
