import type { ClassificationProposal } from '@hotline/contracts';
import type { Jurisdiction, MatterCode } from '@hotline/jurisdiction';

/**
 * Confidence (0–1) in the lead unit: the confidence in the matter, plus that in its alternatives with the same lead
 * unit.
 */
export function leadConfidence(
  { matter, alternatives, region, facts }: ClassificationProposal,
  jurisdiction: Pick<Jurisdiction, 'decide'>,
  on: string,
): number {
  if (!matter) return 0;
  const leadOf = (code: MatterCode): string | undefined => {
    const decision = jurisdiction.decide({ matter: code, facts, on, ...(region ? { region } : {}) });
    return decision.kind === 'lead' ? decision.lead.unit : undefined;
  };
  const lead = leadOf(matter.code);
  const same = lead === undefined ? [] : alternatives.filter(({ code }) => leadOf(code) === lead);
  return same.reduce((sum, { confidence }) => sum + confidence, matter.confidence);
}
