import type { ClassificationProposal, EventData } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import type { Classification } from './classification';
import { decideNext } from './decide-next';
import type { Proposal } from './reading/proposal';
import type { ShadowProposal } from './model-lifecycle';

/** What would have become of the ticket by a model in the shadow. */
export function shadowOf(
  model: string,
  found: Proposal,
  registered: EventData<'TicketRegistered'>,
  thresholds: Jurisdiction['classification'],
): ShadowProposal {
  const { next } = decideNext({ ...found, kind: registered.kind ?? found.kind }, thresholds);
  return { model, next, ...(found.matter ? { matter: found.matter.code, confidence: found.matter.confidence } : {}) };
}

/** Stores the shadow proposal with the decision, which it does not influence. */
export const withShadow = (decision: Decision<Classification>, shadow: ShadowProposal): Decision<Classification> => ({
  ...decision,
  state: { ...decision.state, shadow },
});

/** Named in keys where no learned model spoke. */
export const PACK_ALONE = 'pack';

export type Judgement = 'confirmed' | 'corrected';
export type ShadowJudgement = 'open' | 'both' | 'live' | 'shadow' | 'neither';

/** What a person's choice says of the proposal; undefined while there is none of either. */
export function judgementOf({ choice, proposal }: Pick<Classification, 'choice' | 'proposal'>): Judgement | undefined {
  if (!choice || !proposal.matter) return undefined;
  return choice.matter === proposal.matter.code ? 'confirmed' : 'corrected';
}

/** [place, model, judgement] */
export function judgedKeys(state: Classification): [string, string, Judgement][] {
  const judgement = judgementOf(state);
  return judgement ? [[state.jurisdiction, state.proposal.model ?? PACK_ALONE, judgement]] : [];
}

/** [place, model in the shadow, same or differs, who was right] */
export function shadowKeys({
  jurisdiction,
  proposal,
  shadow,
  choice,
}: Classification): [string, string, 'same' | 'differs', ShadowJudgement][] {
  return shadow
    ? [
        [
          jurisdiction,
          shadow.model,
          agrees(proposal, shadow) ? 'same' : 'differs',
          whoWasRight(proposal, shadow, choice?.matter),
        ],
      ]
    : [];
}

export const agrees = (proposal: ClassificationProposal, shadow: ShadowProposal): boolean =>
  proposal.matter?.code === shadow.matter;

export function whoWasRight(
  proposal: ClassificationProposal,
  shadow: ShadowProposal,
  chosen: string | undefined,
): ShadowJudgement {
  if (chosen === undefined) return 'open';
  const live = proposal.matter?.code === chosen;
  if (shadow.matter === chosen) return live ? 'both' : 'shadow';
  return live ? 'live' : 'neither';
}
