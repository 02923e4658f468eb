import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Context, Decided } from '@hotline/runtime';
import { commonOf, type Classification } from './classification';
import { decideAfterReading } from './after-reading';
import type { Proposal } from './reading/proposal';
import { shadowOf, withShadow } from './shadow';
import { withChoice } from './split';

/** Everything that the pack and the models found in a text. */
export interface ReadText {
  readonly text: string;
  readonly found: Proposal;
  /** The findings of the model in shadow mode; absent without such a model. */
  readonly shadow?: { readonly id: string; readonly found: Proposal };
}

/** A new ticket is classified by its text; the matter that an operator chose at registration takes precedence. */
export function registered(
  state: Classification | undefined,
  { data }: TicketEvent<'TicketRegistered'>,
  { view, now }: Context<Jurisdiction>,
  { text, found, shadow }: ReadText,
): Decided<Classification> {
  if (state) return undefined;
  const decision = decideAfterReading(data, text, found, view, data.receivedAt);
  const settled = data.chosen ? withChoice(decision, data.chosen, view, now) : decision;
  return shadow ? withShadow(settled, shadowOf(shadow.id, shadow.found, data, view.classification)) : settled;
}

/**
 * A person classifies the ticket if the direct answer did not help the caller, who says so at once or after the closure,
 * and also if the hotline had refused it.
 */
export function notHelped(
  state: Classification | undefined,
  { data: { afterRefusal } }: TicketEvent<'TicketReopened'>,
): Decided<Classification> {
  const wasAnswered = state?.situation === 'answered' || (state?.situation === 'ended' && state.answered);
  if (!state || (!wasAnswered && !afterRefusal)) return undefined;
  const { registeredAt, proposal } = state;
  const { code, why } = afterRefusal ? REFUSED : NOT_HELPED;
  return {
    state: { ...commonOf(state), situation: 'waiting', why },
    events: [{ type: 'ClassificationDeferred', data: { why, code, proposal, registeredAt } }],
  };
}

const NOT_HELPED = {
  code: 'answer-did-not-help',
  why: {
    zh: '诉求人对直接答复不满意，请人工分类',
    en: 'The direct answer did not help the caller: please choose the matter',
  },
};
const REFUSED = {
  code: 'refusal-undone',
  why: {
    zh: '不予受理后重新打开，请由其他人员复核并分类',
    en: 'The ticket was refused and is open again: please look at it anew and choose the matter',
  },
};

/** A closed or merged ticket cannot be classified any more; a person's choice is kept for training. */
export function finish(state: Classification | undefined): Decided<Classification> {
  if (!state || state.situation === 'ended') return undefined;
  const kept = {
    ...(state.choice ? { choice: state.choice } : {}),
    ...(state.situation === 'answered' ? { answered: true as const } : {}),
  };
  return { state: { ...commonOf(state), situation: 'ended', ...kept } };
}
