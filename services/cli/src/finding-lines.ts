import { findingKindNames, type FindingKind, type ProofFinding } from '@hotline/jurisdiction-proof';
import { both, type Bilingual } from './answering';
import { near } from './pack/packs';

/** The parts of a finding that people read; the answer of a hotline has them too. */
export type ReadableFinding = Pick<ProofFinding, 'kind' | 'text'> &
  Partial<Pick<ProofFinding, 'admitted' | 'settle' | 'file' | 'line'>>;

const positionOf = ({ file, line }: { readonly file?: string; readonly line?: number }): string =>
  file === undefined ? '' : `${near(file)}:${line} `;

/** A finding with its position, and the edit that settles it. */
export function findingLines(finding: ReadableFinding): string[] {
  const { text, settle, kind, admitted = false } = finding;
  const name = nameOf(kind, admitted);
  const [first, ...rest] = both({ zh: `${name.zh}：${text.zh}`, en: `${name.en}: ${text.en}` });
  if (!settle) return [`${positionOf(finding)}${first}`, ...rest];
  const edit = both({ zh: `可改为：${settle.text.zh}`, en: `to settle it: ${settle.text.en}` });
  return [`${positionOf(finding)}${first}`, ...rest, `  ${positionOf(settle)}${edit[0]}`, `  ${edit[1]}`];
}

function nameOf(kind: FindingKind, admitted: boolean): Bilingual {
  const name = findingKindNames[kind];
  return admitted ? { zh: `${name.zh}（已列为争议）`, en: `${name.en} (listed as contested)` } : name;
}
