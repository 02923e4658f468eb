import type * as api from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Text } from '@hotline/contracts';
import type { CommandContext } from '@hotline/runtime';
import type { WrittenDesignation, Dispatch } from '../domain/dispatch';
import { isCandidate, ruleOf, type PrecedentEffect, type PrecedentRule } from '../domain/disputes/precedent';
import type { RoutingView } from '../domain/view';

type Publishing = Pick<World, 'publishing'>;

/** A precedent in the form in which the host publishes it. */
export const asDesignation = ({ document: number, ...rule }: PrecedentRule, reason: string) => ({
  ...rule,
  number,
  reason,
});

const CANNOT_PUBLISH: Text = {
  zh: '本系统的辖区配置不可发布',
  en: 'the jurisdictions of this system cannot be published',
};

/**
 * What the jurisdiction would decide differently with the designation as a rule. Takes seconds, because the whole
 * jurisdiction is proved.
 */
export async function previewOf(
  { publishing }: Publishing,
  jurisdiction: string,
  designation: WrittenDesignation,
  rule: PrecedentRule,
): Promise<PrecedentEffect> {
  if (!publishing) return { changes: [], open: [], refusal: CANNOT_PUBLISH };
  return publishing.previewPrecedent(jurisdiction, {
    designation: asDesignation(rule, designation.reason),
    ticketRegion: designation.known.region,
  });
}

/** Computes the preview for an approval that the person may give; undefined for every other decision. */
export const previewForDecision =
  (world: Publishing) =>
  async (
    state: Dispatch | undefined,
    { approve, ...reach }: api.BodyOf<typeof api.decidePrecedent>,
    { actor, jurisdiction, now, view }: CommandContext<RoutingView>,
  ): Promise<PrecedentEffect | undefined> => {
    const designation = state?.designation;
    if (!approve || !designation || !isCandidate(designation) || designation.by === actor.id) return undefined;
    return previewOf(world, jurisdiction, designation, ruleOf(designation, reach, view.dateOf(now)));
  };
