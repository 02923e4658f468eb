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
  /** Id of the ticket that was registered for the caller. */
  readonly ticket: string;
  /** Further tickets of the same person, who is asked once about all of them. */
  readonly also?: readonly string[];
  readonly satisfaction?: Satisfaction;
  readonly resolution?: Resolution;
  /** Times, epoch ms, of the attempts of this round that did not bring an answer that counts. */
  readonly tries?: readonly number[];
  /**
   * When to call next, epoch ms. An earlier call that does not reach the caller is no new attempt. Absent before the
   * first attempt.
   */
  readonly notBefore?: number;
  /** `notBefore` is the time at which the caller asked to be called. */
  readonly promised?: true;
  readonly contact?: NonNullable<EventData<'TicketRegistered'>['contactHours']>;
  /** The caller answered “satisfied” but “not resolved”, and is asked once more. */
  readonly contradicted?: true;
  /** The caller declined to answer at all, and is not called again. */
  readonly silent?: true;
  /** The caller left no number, so nobody can call. */
  readonly unreachable?: true;
}

/** A closure that one person has requested and a second person decides. */
export interface AskedClosure {
  readonly closure: ApprovedClosure;
  readonly reason: string;
  readonly evidence: readonly string[];
  /** Day by which the rest is promised to the caller, YYYY-MM-DD. */
  readonly promisedOn?: string;
  /** Id of the person who asked. */
  readonly requestedBy: string;
}

/** A refusal (不予受理) that one person has requested and a second person decides. */
export interface AskedRefusal {
  readonly code: string;
  readonly reason: string;
  /** Id of the person who asked. */
  readonly requestedBy: string;
}

/** Refusals of the ticket against which callers appealed. */
export interface AppealedRefusals {
  readonly times: number;
  /** Ids of the people who requested or approved them. They cannot refuse the ticket again. */
  readonly refusers: readonly string[];
}

interface EveryCallback {
  readonly jurisdiction: string;
  /** Round of work by a unit, from 1; 0 while only the hotline itself has answered. */
  readonly round: number;
  readonly callers: readonly WaitingCaller[];
  readonly lead?: string;
  /** How the ticket is closed if its callers are satisfied, as the unit or the hotline reported it. */
  readonly closure: ClosureType;
  /** The caller who asked to withdraw, and when to call them, epoch ms. Absent once a call has settled the request. */
  readonly withdrawal?: { readonly caller: string; readonly notBefore: number };
  readonly appealed?: AppealedRefusals;
  /** An emergency service was told about a danger, so the ticket cannot be refused. */
  readonly danger?: true;
  /** The code with which the caller of this ticket answers on its page. */
  readonly queryCode?: string;
  readonly kind?: TicketKind;
  readonly urgency?: Urgency;
  /** The agent who has taken the call. The lease expires at `until`, epoch ms. */
  readonly lease?: { readonly by: string; readonly until: number };
  /** A call that an agent gave back is not offered before this time, epoch ms. */
  readonly restsUntil?: number;
}

/** `by`: ids of the people who requested and approved the refusal. `appealUntil`: epoch ms; absent: no appeal. */
export interface RefusedTicket {
  readonly by: readonly string[];
  readonly appealUntil?: number;
}

/** 回访 of one ticket. `waiting`: no unit has reported the ticket resolved yet. */
export type Callback =
  | (EveryCallback & { readonly situation: 'waiting'; readonly refusal?: AskedRefusal })
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
      /** The hotline did not accept the ticket. */
      readonly refused?: RefusedTicket;
    })
  | (EveryCallback & { readonly situation: 'merged'; readonly into: string });
export type Closed = Extract<Callback, { situation: 'closed' }>;
export type Calling = Extract<Callback, { situation: 'calling' }>;
export type Supervised = Extract<Callback, { situation: 'supervised' }>;

/** The fields that every situation has. The fields of one situation and the lease are dropped. */
export function recordOf(state: Callback): EveryCallback {
  const { jurisdiction, round, callers, closure, lead, withdrawal, appealed, danger, queryCode, kind, urgency } = state;
  return {
    jurisdiction,
    round,
    callers,
    closure,
    ...(lead ? { lead } : {}),
    ...(withdrawal ? { withdrawal } : {}),
    ...(appealed ? { appealed } : {}),
    ...(danger ? { danger } : {}),
    ...(queryCode ? { queryCode } : {}),
    ...(kind ? { kind } : {}),
    ...(urgency ? { urgency } : {}),
  };
}
