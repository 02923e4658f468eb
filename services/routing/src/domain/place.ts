import type { Jurisdiction } from '@hotline/jurisdiction';

/** What routing asks of a place; the jurisdiction answers by look-ups, so rules that use it stay pure. */
export interface Place {
  readonly jurisdiction: Jurisdiction;
  /** End of the return window that begins at `from`, epoch ms; undefined when it ends in a year that the calendar does not know. */
  readonly returnBy: (from: number) => number | undefined;
  /** Local date of an instant, for powers that have dates. */
  readonly dateOf: (at: number) => string;
}
