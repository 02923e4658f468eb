import type { CallbackCall } from '@hotline/contracts';
import type { Stored } from '@hotline/runtime';
import type { Callback, WaitingCaller } from '../domain/callback';
import { isSettled, triesOf } from '../domain/callers';
import { callOf } from '../domain/queue/call';
import { scriptOf } from '../domain/queue/script';
import type { CallbackRules } from '../domain/rules';

type CallerView = CallbackCall['callers'][number];
const time = (at: number): string => new Date(at).toISOString();

/** A call that an agent has taken; undefined when there is no call to make any more. */
export function callView({ id, state }: Stored<Callback>, rules: CallbackRules): CallbackCall | undefined {
  const call = callOf(state);
  if (!call) return undefined;
  return {
    ticketId: id,
    about: call.about,
    round: state.round,
    attempt: call.attempt,
    next: call.next,
    takenUntil: time(state.lease?.until ?? call.notBefore),
    callers: state.callers.map((caller) =>
      callerView(caller, caller.ticket === call.next ? call.notBefore : undefined, rules),
    ),
    script: [...scriptOf(state, rules)],
  };
}

function callerView(caller: WaitingCaller, isNextAt: number | undefined, rules: CallbackRules): CallerView {
  const { ticket, also = [], tries = [], contact, resolution, satisfaction } = caller;
  const state = stateOf(caller, rules);
  const notBefore = isNextAt ?? (state === 'to-call' ? caller.notBefore : undefined);
  return {
    caller: ticket,
    also: [...also],
    state,
    triedAt: tries.map(time),
    promised: caller.promised ?? false,
    ...(notBefore === undefined ? {} : { notBefore: time(notBefore) }),
    ...(contact ? { contactHours: contact } : {}),
    ...(resolution ? { resolution } : {}),
    ...(satisfaction ? { satisfaction } : {}),
  };
}

function stateOf(caller: WaitingCaller, { maxAttempts }: CallbackRules): CallerView['state'] {
  if (caller.unreachable) return 'no-number';
  if (isSettled(caller)) return 'answered';
  if (caller.silent) return 'silent';
  return triesOf(caller) >= maxAttempts ? 'not-reached' : 'to-call';
}
