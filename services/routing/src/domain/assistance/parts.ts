import type { RoutingDecision } from '@hotline/jurisdiction';

/** 协办任务: the task of one assistant. The lead cannot resolve the ticket until the assistant has reported on it. */
export interface AssistantPart {
  readonly unit: string;
  readonly state: 'open' | 'acknowledged' | 'reported';
}

/**
 * The parts of the assistants of a dispatch. An assistant that the rules name has a part if `reporting` contains its
 * duty. An assistant that a person names always has one.
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
