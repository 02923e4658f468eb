import type { FollowUpAct } from '@hotline/contracts';

/** A call that sounds as if it was about an earlier ticket of the same caller. */
export interface FollowUpCall {
  readonly act: FollowUpAct;
  /** Whether the caller quotes a ticket number, or a part of one. */
  readonly quotes: boolean;
  /**
   * Whether the quoted number is that of a ticket of the caller. Then `tickets` holds only the tickets with that
   * number.
   */
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
