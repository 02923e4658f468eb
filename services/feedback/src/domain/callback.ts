import type {
  ApprovedClosure,
  ClosureType,
  EventData,
  Resolution,
  Satisfaction,
  SupervisionCause,
  TicketKind,
  Urgency,
} from '@hotline/contracts';

/** One person to ask about the ticket: its own caller, or the caller of a ticket merged into it. */
export interface WaitingCaller {
  /** The ticket the caller came with. */
  readonly ticket: string;
  /** Further tickets of the same person, who is asked once about all of them. */
  readonly also?: readonly string[];
  readonly satisfaction?: Satisfaction;
  readonly resolution?: Resolution;
  /** Attempts of this round that brought no answer that counts; epoch ms. */
  readonly tries?: readonly number[];
  /**
   * When to call next, epoch ms. A call before that does not reach the caller counts as the same attempt. Absent before
   * the first attempt.
   */
  readonly notBefore?: number;
  /** `notBefore` is the time at which the caller asked to be called. */
  readonly promised?: true;
  readonly contact?: NonNullable<EventData<'TicketRegistered'>['contactHours']>;
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
  /** The caller who asked to withdraw, until a call has settled it, and when to call, epoch ms. */
  readonly withdrawal?: { readonly caller: string; readonly notBefore: number };
  readonly kind?: TicketKind;
  readonly urgency?: Urgency;
  /** The agent who makes the call; it ends by itself at `until`, epoch ms. */
  readonly lease?: { readonly by: string; readonly until: number };
  /** Until then, epoch ms, a call that an agent gave back is not offered. */
  readonly restsUntil?: number;
}

/** 回访 of one ticket. `waiting`: no unit has reported the ticket resolved yet. */
export type Callback =
  | (EveryCallback & { readonly situation: 'waiting' })
  | (EveryCallback & {
      readonly situation: 'calling';
      /** The ticket of the caller to call. */
      readonly next: string;
      readonly attempt: number;
      /** Epoch ms. */
      readonly notBefore: number;
    })
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

/** What every situation has; the rest of a situation is forgotten with it, and who was making a call. */
export function recordOf(state: Callback): EveryCallback {
  const { jurisdiction, round, callers, closure, lead, withdrawal, kind, urgency } = state;
  return {
    jurisdiction,
    round,
    callers,
    closure,
    ...(lead ? { lead } : {}),
    ...(withdrawal ? { withdrawal } : {}),
    ...(kind ? { kind } : {}),
    ...(urgency ? { urgency } : {}),
  };
}
