import type { TicketEvent } from '@hotline/contracts';

export interface LogEntry {
  /** Grows in the order of appends; gaps are allowed. */
  readonly position: number;
  readonly event: TicketEvent;
}
