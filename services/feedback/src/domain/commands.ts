import type * as api from '@hotline/contracts';
import type { Command, CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { answerOnPage, appealOnPage } from './answer';
import type { Callback } from './callback';
import { decideClosure } from './closures/decide-closure';
import { requestClosure } from './closures/request-closure';
import { isSettled } from './callers';
import { askNext, redo } from './outcomes';
import { decideRefusal } from './refusing/decide-refusal';
import { requestRefusal } from './refusing/request-refusal';
import { schedule } from './queue/schedule';
import { skip } from './queue/skip';
import { take } from './queue/take';
import { record } from './record';
import { noTicket, notNow } from './refusals';
import { reopen } from './reopen';
import type { CallbackRules } from './rules';

/**
 * 督办: a supervisor orders another round or another call, but cannot answer for the caller. A closure that was
 * requested is dropped.
 */
export function order(
  state: Callback | undefined,
  { what, reason }: api.BodyOf<typeof api.orderRedo>,
  { now, view }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'supervised') return notNow(state, 'supervised');
  if (what === 'redo') return redo(state, [], { reason: mask(reason), by: 'supervisor' });
  const callers = state.callers.map((caller) => {
    const { tries: _tries, notBefore: _notBefore, silent: _silent, ...again } = caller;
    return isSettled(caller) ? caller : again;
  });
  return askNext({ ...state, callers }, [], view, now);
}

type FeedbackCommand<I> = Command<Callback, I, CallbackRules>;
const named = <I>(name: string, decide: FeedbackCommand<I>['decide']): FeedbackCommand<I> => ({ name, decide });

export const commands = {
  record: named('callback', record),
  order: named('redo', order),
  requestClosure: named('closure', requestClosure),
  decideClosure: named('closure-decision', decideClosure),
  requestRefusal: named('refusal', requestRefusal),
  decideRefusal: named('refusal-decision', decideRefusal),
  reopen: named('reopen', reopen),
  answerOnPage: named('answer-on-page', answerOnPage),
  appealOnPage: named('appeal-on-page', appealOnPage),
  take: named('callback-lease', take),
  skip: named('callback-skip', skip),
  schedule: named('callback-schedule', schedule),
};
export type FeedbackCommands = typeof commands;
