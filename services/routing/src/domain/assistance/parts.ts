import type { RoutingDecision } from '@hotline/jurisdiction';

/** 协办任务: what an assistant has to report before the lead can resolve. */
export interface AssistantPart {
  readonly unit: string;
  readonly state: 'open' | 'acknowledged' | 'reported';
}

/**
 * The parts of the assistants of a dispatch. An assistant that the rules name for a duty has one if `reporting` contains
 * the duty; an assistant that a person names has one always.
 */
export function partsOf(
  assistants: readonly string[],
  decision: RoutingDecision | undefined,
  reporting: readonly string[],
): readonly AssistantPart[] {
  const byRule = decision?.kind === 'lead' ? decision.assistants : [];
  const duty = new Map(byRule.map((one) => [one.unit, one.duty]));
  return assistants
    .filter((unit) => reporting.includes(duty.get(unit) ?? '') || !duty.has(unit))
    .map((unit) => ({ unit, state: 'open' }));
}

/** Units that have not reported yet. */
export const unreported = ({
  parts = [],
}: {
  readonly parts?: readonly AssistantPart[] | undefined;
}): readonly string[] => parts.filter(({ state }) => state !== 'reported').map(({ unit }) => unit);
