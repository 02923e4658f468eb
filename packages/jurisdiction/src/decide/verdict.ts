import type { RoutingDecision } from '../jurisdiction';

/** A decision with all facts known: a lead, a gap or a dispute, never a question. */
export type Verdict = Exclude<RoutingDecision, { kind: 'ask' }>;

/** The unit that holds the ticket after the verdict. */
export function holder(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'lead':
      return verdict.lead.unit;
    case 'gap':
      return verdict.fallback;
    case 'dispute':
      return verdict.body;
  }
}

/**
 * Key of the unit or units that a verdict names. No question is asked if all possible verdicts have the same key. The
 * key of a dispute contains its parties.
 */
export function owner(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'lead':
      return `lead ${verdict.lead.unit} ${verdict.lead.inNameOf}`;
    case 'gap':
      return `gap ${verdict.fallback}`;
    case 'dispute':
      return `dispute ${verdict.candidates.map((c) => c.unit).join(' ')}`;
  }
}
