import type { Resolution, Satisfaction } from '@hotline/contracts';

/** One caller to ask about the ticket: its own, or the caller of a ticket merged into it. */
export interface WaitingCaller {
  /** The ticket the caller came with. */
  readonly ticket: string;
  readonly satisfaction?: Satisfaction;
  readonly resolution?: Resolution;
  /** Attempts of this round that did not reach the caller. */
  readonly missed?: number;
  /** A call before this instant that does not reach the caller counts as the same attempt; epoch ms. */
  readonly notBefore?: number;
}

interface EveryCallback {
  readonly jurisdiction: string;
  /** Round of work by a unit, from 1; 0 while only the hotline itself has answered. */
  readonly round: number;
  readonly callers: readonly WaitingCaller[];
  readonly lead?: string;
  readonly closure: 'resolved' | 'answered' | 'redirected';
}

/** 回访 of one ticket. `waiting`: no unit has reported the ticket resolved yet. */
export type Callback =
  | (EveryCallback & { readonly situation: 'waiting' })
  | (EveryCallback & { readonly situation: 'calling'; readonly attempt: number; readonly notBefore: number })
  | (EveryCallback & { readonly situation: 'supervised'; readonly why: 'unsatisfied' | 'unreachable' })
  | (EveryCallback & { readonly situation: 'closed' })
  | (EveryCallback & { readonly situation: 'merged' });

export const isSatisfied = (satisfaction: Satisfaction | undefined): boolean =>
  satisfaction === 'satisfied' || satisfaction === 'basically-satisfied';

/** The caller to call next: of those not satisfied yet and with attempts left, the one with the fewest attempts. */
export function nextToAsk(callers: readonly WaitingCaller[], maxAttempts = Infinity): WaitingCaller | undefined {
  const left = callers.filter((caller) => !isSatisfied(caller.satisfaction) && (caller.missed ?? 0) < maxAttempts);
  return left.reduce<WaitingCaller | undefined>(
    (least, caller) => (least && (least.missed ?? 0) <= (caller.missed ?? 0) ? least : caller),
    undefined,
  );
}

/** The answer that counts for the ticket: the worst one of its callers. */
export function worst(callers: readonly WaitingCaller[]): Satisfaction {
  const order: readonly Satisfaction[] = ['dissatisfied', 'basically-satisfied', 'satisfied'];
  return order.find((answer) => callers.some((caller) => caller.satisfaction === answer)) ?? 'dissatisfied';
}
