import type { Pack } from '@hotline/jurisdiction';
import type { ScenarioFile } from '@hotline/jurisdiction/language';
import type { ProofFinding } from './prove/finding';
import { prove } from './prove/prove';
import { unmet, type Unmet } from './scenarios';

/** What is to be known of a pack that loads before it is published. */
export interface PackReport {
  /** Findings that are errors, and scenarios that do not hold. */
  readonly errors: number;
  readonly notes: number;
  /** Parts that were decided one by one, each for all its places, values and days. */
  readonly parts: number;
  readonly findings: readonly (ProofFinding & { readonly error: boolean })[];
  readonly scenarios?: { readonly total: number; readonly unmet: readonly Unmet[] };
}

export interface PackReportOptions {
  /** Day for which entrustments are looked at. */
  readonly on?: string;
  /** Every finding is an error. */
  readonly strict?: boolean;
  readonly scenarios?: ScenarioFile | undefined;
}

/** Not exactly one lead, and the place does not say so itself. Everything else that the proof finds is told, and an error only when strict. */
const serious = ({ kind, admitted }: ProofFinding): boolean => (kind === 'gap' || kind === 'overlap') && !admitted;

/** The proof of a pack, and whether it gives what its scenarios say. */
export function report(pack: Pack, { on, strict = false, scenarios }: PackReportOptions = {}): PackReport {
  const proof = prove(pack, on === undefined ? {} : { on });
  const findings = proof.findings.map((finding) => ({ ...finding, error: strict || serious(finding) }));
  const missed = scenarios ? unmet(pack, scenarios) : [];
  const errors = findings.filter(({ error }) => error).length;
  return {
    errors: errors + missed.length,
    notes: findings.length - errors,
    parts: proof.parts,
    findings,
    ...(scenarios ? { scenarios: { total: scenarios.scenarios.length + scenarios.counts.length, unmet: missed } } : {}),
  };
}
