import type { Callback, WaitingCaller } from '../callback';
import { callerOf, triesOf } from '../callers';

/** The call that is to be made for a ticket. */
export interface CallInQueue {
  readonly about: 'result' | 'withdrawal';
  /** The ticket of the caller to call. */
  readonly next: string;
  readonly attempt: number;
  /** Epoch ms. */
  readonly notBefore: number;
}

/** The call of a ticket; undefined when nobody is to be called. A request to withdraw comes first. */
export function callOf(state: Callback): CallInQueue | undefined {
  const { withdrawal, situation } = state;
  if (withdrawal && situation !== 'closed' && situation !== 'merged') {
    const asked = callerOf(state.callers, withdrawal.caller);
    return {
      about: 'withdrawal',
      next: withdrawal.caller,
      attempt: asked ? triesOf(asked) + 1 : 1,
      notBefore: withdrawal.notBefore,
    };
  }
  if (situation !== 'calling') return undefined;
  return { about: 'result', next: state.next, attempt: state.attempt, notBefore: state.notBefore };
}

/** When the call can be taken, epoch ms; undefined when nobody is to be called. */
export function readyAt(state: Callback): number | undefined {
  const call = callOf(state);
  return call && Math.max(call.notBefore, state.lease?.until ?? 0, state.restsUntil ?? 0);
}

export const isPromised = (state: Callback): boolean =>
  state.situation === 'calling' && callerOf(state.callers, state.next)?.promised === true;

/**
 * Ranks of the queue, in the order in which calls are given out. A call promised to a caller, or about a withdrawal,
 * ranks as urgent.
 */
export const RANKS = ['critical', 'urgent', 'normal'] as const;
export function rankOf(state: Callback): number {
  if (state.urgency === 'critical') return 0;
  return state.urgency === 'urgent' || isPromised(state) || state.withdrawal ? 1 : 2;
}

export const isOfWithdrawal = ({ withdrawal, callers }: Callback, caller: WaitingCaller): boolean =>
  withdrawal !== undefined && callerOf(callers, withdrawal.caller) === caller;

interface Taker {
  readonly now: number;
  readonly actor: { readonly id: string };
}
export const isTakenByOther = ({ lease }: Callback, { now, actor }: Taker): boolean =>
  lease !== undefined && lease.until > now && lease.by !== actor.id;

export function withoutLease(state: Callback): Callback {
  const { lease: _lease, restsUntil: _rests, ...rest } = state;
  return rest;
}
