import type { Satisfaction } from '@hotline/contracts';
import type { WaitingCaller } from './callback';

const isSatisfied = (satisfaction: Satisfaction | undefined): boolean =>
  satisfaction === 'satisfied' || satisfaction === 'basically-satisfied';

/** Whether a caller need not be asked any more: satisfied, or declining to rate what is at least partly resolved. */
export const isSettled = ({ satisfaction, resolution, unreachable }: WaitingCaller): boolean =>
  unreachable === true ||
  isSatisfied(satisfaction) ||
  (satisfaction === 'declined' && (resolution === 'resolved' || resolution === 'partly'));

/** The caller to call next: of those who may still be asked, the one with the fewest attempts. */
export function nextToAsk(callers: readonly WaitingCaller[], maxAttempts: number): WaitingCaller | undefined {
  const left = callers.filter((caller) => !isSettled(caller) && !caller.silent && (caller.missed ?? 0) < maxAttempts);
  return left.reduce<WaitingCaller | undefined>(
    (least, caller) => (least && (least.missed ?? 0) <= (caller.missed ?? 0) ? least : caller),
    undefined,
  );
}

/** The person who came with a ticket, of whichever of their tickets it is. */
export const callerOf = (callers: readonly WaitingCaller[], ticket: string): WaitingCaller | undefined =>
  callers.find((caller) => caller.ticket === ticket || caller.also?.includes(ticket));

/** The answer that counts for the ticket: the worst one of its callers; undefined when none answered. */
export function worst(callers: readonly WaitingCaller[]): Satisfaction | undefined {
  const order: readonly Satisfaction[] = ['dissatisfied', 'declined', 'basically-satisfied', 'satisfied'];
  return order.find((answer) => callers.some((caller) => caller.satisfaction === answer));
}

/** The callers as they are before a round: without answers and attempts. */
export const unasked = (callers: readonly WaitingCaller[]): readonly WaitingCaller[] =>
  callers.map(({ ticket, also, unreachable }) => ({
    ticket,
    ...(also ? { also } : {}),
    ...(unreachable ? { unreachable } : {}),
  }));
