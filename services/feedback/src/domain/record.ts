import type { BodyOf, NewEvent, recordCallback } from '@hotline/contracts';
import { notACaller } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Decision, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback, WaitingCaller } from './callback';
import { callerOf, isSettled, triesOf } from './callers';
import { askNext, closed, dissatisfied } from './outcomes';
import { isOfWithdrawal, isTakenByOther, withoutLease } from './queue/call';
import { noTicket, notNow, noWithdrawal, takenByOther } from './refusals';
import type { CallbackRules } from './rules';

/** `through`: the caller answered on the page of their ticket; absent: on the telephone. */
type CallResult = BodyOf<typeof recordCallback> & { readonly through?: 'page' };
type Context = CommandContext<CallbackRules>;

/**
 * 记录回访: records a call and its answer. A satisfied answer may close the ticket, and a dissatisfied one may start
 * another round. A call without an answer may count as an attempt.
 */
export function record(state: Callback | undefined, result: CallResult, context: Context): Decided<Callback> {
  if (!state) return noTicket;
  const asked = callerOf(state.callers, result.caller);
  if (!asked) return notACaller;
  if (result.through !== 'page' && isTakenByOther(state, context)) return takenByOther(state, context);
  const refusal = refusalOf(state, asked, result);
  if (refusal) return refusal;
  const answered = result.withdraws ? asked : afterCall(asked, result, state, context);
  const recorded = recordedEvent(state, asked, answered, result);
  const next = {
    ...afterWithdrawal(withoutLease(state), asked, result, context),
    callers: state.callers.map((caller) => (caller === asked ? answered : caller)),
  };
  if (result.withdraws) return withdrawn(next, asked, [recorded], context);
  if (next.situation !== 'calling' || answered === asked) return { state: next, events: [recorded] };
  return isUnhappy(answered)
    ? dissatisfied(next, [recorded], context.view, result.note && mask(result.note))
    : askNext(next, [recorded], context.view, context.now);
}

/**
 * When an answer is accepted. On the telephone: while the callers are being called. On the query page: also while a
 * supervisor has the ticket. An answer about a withdrawal: at any time until the ticket is closed or merged.
 */
function refusalOf(
  state: Callback,
  asked: WaitingCaller,
  { reached, withdraws, through }: CallResult,
): Refused | undefined {
  const isWithdrawal = isOfWithdrawal(state, asked);
  if (withdraws !== undefined && !isWithdrawal) return noWithdrawal;
  const isAboutWithdrawal = isWithdrawal && isOpen(state) && (withdraws !== undefined || !reached);
  return state.situation === 'calling' || isAboutWithdrawal || through === 'page'
    ? undefined
    : notNow(state, 'calling');
}

/** The request to withdraw is settled by an answer. A caller who was not reached is called about it later. */
function afterWithdrawal(
  state: Callback,
  asked: WaitingCaller,
  { reached, withdraws }: CallResult,
  { now, view }: Context,
): Callback {
  const { withdrawal, ...rest } = state;
  if (!withdrawal || !isOfWithdrawal(state, asked)) return state;
  if (withdraws !== undefined) return rest;
  if (reached) return state;
  return { ...rest, withdrawal: { ...withdrawal, notBefore: view.calls.next(now + view.attemptGapMs, asked.contact) } };
}

const isOpen = ({ situation }: Callback): boolean => situation === 'waiting' || situation === 'supervised';

/** Whether the caller is dissatisfied, or declined to rate and said that the problem is not resolved. */
const isUnhappy = (caller: WaitingCaller): boolean => caller.satisfaction !== undefined && !isSettled(caller);

/** The caller after the call; the same object when the call neither counts as an attempt nor brought an answer. */
function afterCall(asked: WaitingCaller, result: CallResult, state: Callback, { now, view }: Context): WaitingCaller {
  const { reached, satisfaction, resolution } = result;
  if (!reached) return state.situation === 'calling' ? missed(asked, view, now) : asked;
  if (satisfaction === undefined) return asked;
  if (satisfaction === 'declined' && resolution === undefined) return { ...asked, silent: true };
  if (isContradictory(result, state, view) && !asked.contradicted)
    return { ...missed(asked, view, now), contradicted: true };
  return { ...asked, satisfaction, ...(resolution ? { resolution } : {}) };
}

/**
 * Counts an attempt without an answer, unless the call was made before `notBefore`. The next attempt is made at another
 * time of day.
 */
function missed(asked: WaitingCaller, rules: CallbackRules, now: number): WaitingCaller {
  if (now < (asked.notBefore ?? 0)) return asked;
  const { promised: _promised, ...rest } = asked;
  const tries = [...(asked.tries ?? []), now];
  return { ...rest, tries, notBefore: rules.calls.next(now + rules.attemptGapMs, asked.contact, tries) };
}

/**
 * Whether the caller is satisfied although nothing is resolved: probably an error of the agent, unless the unit only
 * explained.
 */
const isContradictory = ({ satisfaction, resolution }: CallResult, state: Callback, rules: CallbackRules): boolean =>
  rules.contradictory === 'ask-again' &&
  resolution === 'not-resolved' &&
  (satisfaction === 'satisfied' || satisfaction === 'basically-satisfied') &&
  (state.closure === 'resolved' || state.closure === 'partly-resolved');

function recordedEvent(
  state: Callback,
  asked: WaitingCaller,
  answered: WaitingCaller,
  { caller, reached, resolution, satisfaction, attitude, through, withdraws, note }: CallResult,
): NewEvent {
  const isAskedAgain = answered.contradicted && !asked.contradicted;
  return {
    type: 'CallbackRecorded',
    data: {
      round: state.round,
      attempt: triesOf(asked) + 1,
      caller,
      reached,
      ...(resolution ? { resolution } : {}),
      ...(satisfaction ? { satisfaction } : {}),
      ...(attitude ? { attitude } : {}),
      ...(isAskedAgain ? { contradictory: true } : {}),
      ...(through ? { through } : {}),
      ...(withdraws === undefined ? {} : { withdraws }),
      ...(note ? { note: mask(note) } : {}),
    },
  };
}

/** 撤回: the caller is removed from the callers to ask. The ticket is closed if it has no other caller. */
function withdrawn(
  state: Callback,
  asked: WaitingCaller,
  first: readonly NewEvent[],
  { view, now }: Context,
): Decision<Callback> {
  const callers = state.callers.filter((caller) => caller !== asked);
  if (callers.length === 0) return closed(state, first, now, { closure: 'withdrawn' });
  const others = { ...state, callers } as Callback;
  if (state.situation === 'calling') return askNext(others, first, view, now);
  return { state: others, events: first };
}
