import type { Limit, SlaPolicy, TicketKind, Urgency } from '@hotline/jurisdiction';

/** The calendar does not hold the holidays and make-up days of this year, so nothing can be said. */
export interface UnknownYear {
  readonly unknownYear: number;
}

/** What the clocks ask of a place; pure look-ups. */
export interface Time {
  policy(about: { readonly kind: TicketKind; readonly matter?: string; readonly urgency: Urgency }): SlaPolicy;
  dueAt(start: number, limit: Limit): number | UnknownYear;
  /** When that share of the limit's counted time has passed; asked only when the due time is known. */
  warnAt(start: number, limit: Limit, share: number): number;
  /** Time counted by the limit's clock between two instants, ms. @throws CalendarYearUnknown when one of them lies in a year that is not known */
  counted(from: number, to: number, limit: Limit): number;
}
