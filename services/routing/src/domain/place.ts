import type { Jurisdiction } from '@hotline/jurisdiction';

/** What routing asks of a place; the jurisdiction answers by look-ups, so rules that use it stay pure. */
export interface Place {
  readonly jurisdiction: Jurisdiction;
  /** End of the return window that begins at `from`, epoch ms, in working time of the calendar. */
  readonly returnBy: (from: number) => number;
  /** Local date of an instant, for powers that have dates. */
  readonly dateOf: (at: number) => string;
}
