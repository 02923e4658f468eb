import type { ClassificationProposal, EventData } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import type { Classification } from './classification';
import { decideNext } from './decide-next';
import type { Proposal } from './reading/proposal';
import type { ShadowProposal } from './model-lifecycle';

/** The proposal of a model in shadow mode, with the next step that would have followed. */
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

/** Used in index keys as the model of a proposal that was made without a learned model. */
export const PACK_ALONE = 'pack';

export type Judgement = 'confirmed' | 'corrected';
export type ShadowJudgement = 'open' | 'both' | 'live' | 'shadow' | 'neither';

/** Whether a person confirmed or corrected the proposal; undefined without a choice or without a proposed matter. */
export function judgementOf({ choice, proposal }: Pick<Classification, 'choice' | 'proposal'>): Judgement | undefined {
  if (!choice || !proposal.matter) return undefined;
  return choice.matter === proposal.matter.code ? 'confirmed' : 'corrected';
}

/** Keys of the index `judged`: [jurisdiction, model, judgement]. */
export function judgedKeys(state: Classification): [string, string, Judgement][] {
  const judgement = judgementOf(state);
  return judgement ? [[state.jurisdiction, state.proposal.model ?? PACK_ALONE, judgement]] : [];
}

/** Keys of the index `shadow`: [jurisdiction, shadow model, same or differs, which one was right]. */
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
