import type { Limit, SlaPolicy, TicketKind, Urgency } from '@hotline/jurisdiction';

/** What the clocks ask of a place; pure look-ups. `CalendarYearUnknown` is thrown for a year that the calendar does not hold. */
export interface Time {
  policy(about: { readonly kind: TicketKind; readonly matter?: string; readonly urgency: Urgency }): SlaPolicy;
  dueAt(start: number, limit: Limit): number;
  /** When that share of the limit's counted time has passed. */
  warnAt(start: number, limit: Limit, share: number): number;
  /** Time counted by the limit's clock between two instants, ms. */
  counted(from: number, to: number, limit: Limit): number;
}
