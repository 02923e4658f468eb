import type { RoutingDecision } from '../jurisdiction';

/** What follows when everything is known: a lead, a gap or a dispute, never a question. */
export type Verdict = Exclude<RoutingDecision, { kind: 'ask' }>;

/** The unit that will hold the ticket. */
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

/** What a question is about: two verdicts with the same owner need none. In a dispute those who claim it count too. */
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
