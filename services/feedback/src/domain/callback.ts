import type { Resolution, Satisfaction } from '@hotline/contracts';

/** One caller who waits for this ticket: its own, or one of a ticket merged into it. */
export interface WaitingCaller {
  /** The ticket the caller came with. */
  readonly ticket: string;
  readonly satisfaction?: Satisfaction;
  readonly resolution?: Resolution;
  /** Calls this round that did not reach this caller. */
  readonly missed?: number;
  /** Before this a call that does not reach this caller does not count as another attempt; epoch ms. */
  readonly notBefore?: number;
}

interface Common {
  readonly jurisdiction: string;
  /** 0 while only the hotline itself has answered; then the redo rounds. */
  readonly round: number;
  readonly callers: readonly WaitingCaller[];
  readonly lead?: string;
  readonly closure: 'resolved' | 'answered' | 'redirected';
}

/** 回访 of one ticket, in its named situations. */
export type Callback =
  | (Common & { readonly situation: 'waiting' }) // nobody has said "resolved" (yet, or again)
  | (Common & { readonly situation: 'calling'; readonly attempt: number; readonly notBefore: number })
  | (Common & { readonly situation: 'supervised'; readonly why: 'unsatisfied' | 'unreachable' })
  | (Common & { readonly situation: 'closed' })
  | (Common & { readonly situation: 'merged' });

export const isSatisfied = (satisfaction: Satisfaction | undefined): boolean =>
  satisfaction === 'satisfied' || satisfaction === 'basically-satisfied';

/** The next caller who has not said to be satisfied: the one tried least; with `maxAttempts`, one who can be tried again. */
export function nextToAsk(callers: readonly WaitingCaller[], maxAttempts = Infinity): WaitingCaller | undefined {
  const left = callers.filter((caller) => !isSatisfied(caller.satisfaction) && (caller.missed ?? 0) < maxAttempts);
  return left.reduce<WaitingCaller | undefined>(
    (least, caller) => (least && (least.missed ?? 0) <= (caller.missed ?? 0) ? least : caller),
    undefined,
  );
}

/** The worst answer of all callers stands for the ticket. */
export function worst(callers: readonly WaitingCaller[]): Satisfaction {
  const order: readonly Satisfaction[] = ['dissatisfied', 'basically-satisfied', 'satisfied'];
  return order.find((answer) => callers.some((caller) => caller.satisfaction === answer)) ?? 'dissatisfied';
}
