import type { ApprovedClosure, ClosureType, Resolution, Satisfaction, SupervisionCause } from '@hotline/contracts';

/** One person to ask about the ticket: its own caller, or the caller of a ticket merged into it. */
export interface WaitingCaller {
  /** The ticket the caller came with. */
  readonly ticket: string;
  /** Further tickets of the same person, who is asked once about all of them. */
  readonly also?: readonly string[];
  readonly satisfaction?: Satisfaction;
  readonly resolution?: Resolution;
  /** Attempts of this round that brought no answer that counts. */
  readonly missed?: number;
  /** A call before this instant that does not reach the caller counts as the same attempt; epoch ms. */
  readonly notBefore?: number;
  /** The caller was “satisfied” with what is “not resolved”, and is asked once more. */
  readonly contradicted?: true;
  /** The caller would not answer at all, and is not called again. */
  readonly silent?: true;
  /** The caller left no number, so nobody can call. */
  readonly unreachable?: true;
}

/** A closure that somebody has asked for and a second person decides. */
export interface AskedClosure {
  readonly closure: ApprovedClosure;
  readonly reason: string;
  readonly evidence: readonly string[];
  /** Day, YYYY-MM-DD. */
  readonly promisedOn?: string;
  /** Id of the person who asked. */
  readonly requestedBy: string;
}

interface EveryCallback {
  readonly jurisdiction: string;
  /** Round of work by a unit, from 1; 0 while only the hotline itself has answered. */
  readonly round: number;
  readonly callers: readonly WaitingCaller[];
  readonly lead?: string;
  /** What a satisfied caller closes the ticket as: what the unit or the hotline reported. */
  readonly closure: ClosureType;
  /** Ticket of the caller who asked to withdraw, until the callback has settled it. */
  readonly withdrawal?: string;
}

/** 回访 of one ticket. `waiting`: no unit has reported the ticket resolved yet. */
export type Callback =
  | (EveryCallback & { readonly situation: 'waiting' })
  | (EveryCallback & { readonly situation: 'calling'; readonly attempt: number; readonly notBefore: number })
  | (EveryCallback & {
      readonly situation: 'supervised';
      readonly why: SupervisionCause;
      readonly asked?: AskedClosure;
    })
  | (EveryCallback & {
      readonly situation: 'closed';
      /** Epoch ms. */
      readonly closedAt: number;
      readonly final?: true;
    })
  | (EveryCallback & { readonly situation: 'merged' });
export type Calling = Extract<Callback, { situation: 'calling' }>;
export type Supervised = Extract<Callback, { situation: 'supervised' }>;

/** What every situation has; the rest of a situation is forgotten with it. */
export function recordOf(state: Callback): EveryCallback {
  const { jurisdiction, round, callers, lead, closure, withdrawal } = state;
  return {
    jurisdiction,
    round,
    callers,
    closure,
    ...(lead ? { lead } : {}),
    ...(withdrawal ? { withdrawal } : {}),
  };
}
