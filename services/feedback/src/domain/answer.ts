import type { answerByCode, appealByCode, BodyOf } from '@hotline/contracts';
import { notACaller } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { recordOf, type Callback, type WaitingCaller } from './callback';
import { callerOf, triesOf } from './callers';
import { record } from './record';
import { answeredBefore, closedUnrated, noTicket, notClosedYet, nothingToAnswer } from './refusals';
import { reopen } from './reopen';
import type { CallbackRules } from './rules';

/** `caller`: id of the ticket that was registered for the caller. */
type OfCaller<B> = B & { readonly caller: string };

/**
 * 诉求人评价: an answer on the page of the ticket has the same consequences as one on the telephone. It is accepted while
 * an agent has the call, and also when a supervisor has the ticket because this caller had not answered.
 */
export function answerOnPage(
  state: Callback | undefined,
  { caller, ...answer }: OfCaller<BodyOf<typeof answerByCode>>,
  context: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  const asked = callerOf(state.callers, caller);
  if (!asked) return notACaller;
  if (asked.satisfaction !== undefined) return answeredBefore;
  if (state.situation === 'closed') return closedUnrated;
  if (state.situation !== 'calling' && state.situation !== 'supervised') return nothingToAnswer;
  const result = { ...answer, caller, reached: true, through: 'page' } as const;
  return record(calledAgain(state, asked, context.now), result, context);
}

/**
 * If a supervisor has the ticket only because callers did not answer, the answer on the page counts as if an agent had
 * just called this caller. If a supervisor has it because a caller is dissatisfied, the ticket stays there.
 */
function calledAgain(state: Callback, asked: WaitingCaller, now: number): Callback {
  if (state.situation !== 'supervised' || state.why === 'unsatisfied') return state;
  return {
    ...recordOf(state),
    situation: 'calling',
    next: asked.ticket,
    attempt: triesOf(asked) + 1,
    notBefore: now,
  };
}

/** 诉求人在网页上要求重办. */
export function appealOnPage(
  state: Callback | undefined,
  appeal: OfCaller<BodyOf<typeof appealByCode>>,
  context: CommandContext<CallbackRules>,
): Decided<Callback> {
  return state && state.situation !== 'closed' ? notClosedYet : reopen(state, appeal, context);
}
