import type { Satisfaction } from '@hotline/contracts';
import type { WaitingCaller } from './callback';
import type { CallbackRules } from './rules';

const isSatisfied = (satisfaction: Satisfaction | undefined): boolean =>
  satisfaction === 'satisfied' || satisfaction === 'basically-satisfied';

/**
 * Whether a caller is settled, which means that they are not asked again: they left no number and did not answer on the
 * page of their ticket, are satisfied, or decline to rate a ticket that is at least partly resolved.
 */
export const isSettled = ({ satisfaction, resolution, unreachable }: WaitingCaller): boolean =>
  (unreachable === true && satisfaction === undefined) ||
  isSatisfied(satisfaction) ||
  (satisfaction === 'declined' && (resolution === 'resolved' || resolution === 'partly'));

/**
 * The caller to call next, and when: the one who can be called earliest; of several, the one with the fewest attempts.
 * Undefined when no caller can be called any more.
 */
export function nextToAsk(
  callers: readonly WaitingCaller[],
  rules: CallbackRules,
  now: number,
): CallToMake | undefined {
  return callers
    .filter(
      (caller) => !isSettled(caller) && !caller.silent && !caller.unreachable && triesOf(caller) < rules.maxAttempts,
    )
    .map((caller) => ({ caller, notBefore: caller.notBefore ?? rules.calls.next(now, caller.contact) }))
    .reduce<CallToMake | undefined>((first, call) => (first && !isBefore(call, first) ? first : call), undefined);
}
interface CallToMake {
  readonly caller: WaitingCaller;
  /** Epoch ms. */
  readonly notBefore: number;
}

const isBefore = (one: CallToMake, other: CallToMake): boolean =>
  one.notBefore === other.notBefore ? triesOf(one.caller) < triesOf(other.caller) : one.notBefore < other.notBefore;

export const triesOf = ({ tries }: WaitingCaller): number => tries?.length ?? 0;

/** The caller for whom the ticket `ticket` was registered, even if the same person has further tickets. */
export const callerOf = (callers: readonly WaitingCaller[], ticket: string): WaitingCaller | undefined =>
  callers.find((caller) => caller.ticket === ticket || caller.also?.includes(ticket));

/** The answer that counts for the ticket: the worst one of its callers; undefined when none answered. */
export function worst(callers: readonly WaitingCaller[]): Satisfaction | undefined {
  const order: readonly Satisfaction[] = ['dissatisfied', 'declined', 'basically-satisfied', 'satisfied'];
  return order.find((answer) => callers.some((caller) => caller.satisfaction === answer));
}

/** The callers as they are before a round: without answers and attempts. */
export const unasked = (callers: readonly WaitingCaller[]): readonly WaitingCaller[] =>
  callers.map(({ ticket, also, unreachable, contact }) => ({
    ticket,
    ...(also ? { also } : {}),
    ...(unreachable ? { unreachable } : {}),
    ...(contact ? { contact } : {}),
  }));
