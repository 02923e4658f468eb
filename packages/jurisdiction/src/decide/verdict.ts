import type { RoutingDecision } from '../jurisdiction';

/** The decision when all facts are known: a lead, a gap or a dispute, never a question. */
export type Verdict = Exclude<RoutingDecision, { kind: 'ask' }>;

/** The unit that holds the ticket. */
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
 * Key of the owner: no question is asked between verdicts of the same owner. In a dispute the parties are part of
 * the key.
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
