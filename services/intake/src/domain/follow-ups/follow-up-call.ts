import type { FollowUpAct } from '@hotline/contracts';

/** A call that sounds as if it was about an earlier ticket of the same caller. */
export interface FollowUpCall {
  readonly act: FollowUpAct;
  /** Whether the caller quotes a ticket number, or a part of one. */
  readonly quotes: boolean;
  /** Whether it is the number of one of `tickets`, which are then only these. */
  readonly quotesOwn: boolean;
  /** Words about another, new matter. */
  readonly second?: string;
  /** The caller’s tickets that it may be about, the likeliest first. */
  readonly tickets: readonly EarlierTicket[];
}

export interface EarlierTicket {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly situation: 'open' | 'merged' | 'closed';
  /** ISO instant. */
  readonly registeredAt: string;
}
