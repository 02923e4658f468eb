import type { TicketKind, Urgency } from '@hotline/jurisdiction';

/** A time limit of a ticket. Instants in epoch ms. */
export interface Deadline {
  readonly dueAt: number;
  /** Absent while it is not met. */
  readonly metAt?: number | undefined;
  readonly late?: boolean | undefined;
}

/** What a caller answered in a callback. `at`: epoch ms. */
export interface CallerAnswer {
  readonly at: number;
  /** Whether the unit had reported it as resolved when the caller answered. */
  readonly claimed: boolean;
  readonly resolution?: 'resolved' | 'partly' | 'not-resolved' | undefined;
  readonly satisfaction?: 'satisfied' | 'basically-satisfied' | 'dissatisfied' | 'declined' | undefined;
}

/** What the figures need to know about one ticket, as it was at one instant. Instants in epoch ms. */
export interface TicketRecord {
  readonly id: string;
  readonly registeredAt: number;
  readonly channel: string;
  readonly urgency: Urgency;
  readonly kind?: TicketKind | undefined;
  readonly matter?: string | undefined;
  readonly region?: string | undefined;
  /** The person who registered it. */
  readonly operator?: string | undefined;
  /** The unit that leads, or led last; absent while no unit leads. */
  readonly unit?: string | undefined;
  /** The first ticket of its issue, or the ticket itself. */
  readonly issue: string;
  readonly merged: boolean;
  readonly answeredDirectly: boolean;
  /** Number of dispatches to another unit. */
  readonly hops: number;
  readonly returnsRequested: number;
  readonly returnsGranted: number;
  readonly returnsRejected: number;
  /** The latest stage of each clock; absent when it never started. */
  readonly acknowledge?: Deadline | undefined;
  readonly contact?: Deadline | undefined;
  readonly resolve?: Deadline | undefined;
  readonly suspended: boolean;
  /** What the unit reports; absent again as soon as the ticket is reopened. */
  readonly reported?: { readonly at: number; readonly outcome: string } | undefined;
  /** From when its callers are to be called back; absent: no callback is due. */
  readonly callbackFrom?: number | undefined;
  /** The worst answer of its callers. */
  readonly answer?: CallerAnswer | undefined;
  readonly redone: number;
  /** When a caller had the closed ticket reopened. */
  readonly reopenedAt?: number | undefined;
  readonly closedAt?: number | undefined;
}
