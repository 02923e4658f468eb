import type { Pack } from '@hotline/jurisdiction';
import type { ScenarioFile } from '@hotline/jurisdiction/language';
import type { ProofFinding } from './prove/finding';
import { prove } from './prove/prove';
import { unmet, type Unmet } from './scenarios';

/** Result of the checks that a pack must pass before it is published. */
export interface PackReport {
  /** Number of findings that are errors, plus number of expectations of scenarios that the pack does not meet. */
  readonly errors: number;
  readonly notes: number;
  /** Number of parts into which the proof divided all cases. */
  readonly parts: number;
  readonly findings: readonly (ProofFinding & { readonly error: boolean })[];
  readonly scenarios?: { readonly total: number; readonly unmet: readonly Unmet[] };
}

export interface PackReportOptions {
  /** Day for which the proof looks for expired and expiring entrustments; absent: it does not look for them. */
  readonly on?: string;
  /** Counts every finding as an error. */
  readonly strict?: boolean;
  readonly scenarios?: ScenarioFile | undefined;
}

/**
 * Whether a finding is an error without `strict`: a gap, an overlap on a matter that is not contested, or missing
 * alarms.
 */
const serious = ({ kind, admitted }: ProofFinding): boolean =>
  kind === 'no-alarms' || ((kind === 'gap' || kind === 'overlap') && !admitted);

/** Proves a pack and compares its decisions with its scenarios. */
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
