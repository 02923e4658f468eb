import type { Text } from '@hotline/jurisdiction';
import { dayBefore, nextDay } from '@hotline/jurisdiction/analysis';

/** A span of days. First and last day are included; without a last day it has no end. */
export interface DaySpan {
  readonly from: string;
  readonly until?: string | undefined;
}

/**
 * The days of a span in words. `since`: first examined day; the text of a span that begins on it states no first day.
 */
export function spanText({ from, until }: DaySpan, since = '0001-01-01'): Text {
  const open = from === since;
  if (until === undefined) return open ? { zh: '', en: '' } : { zh: `，${from}起`, en: `, from ${from} on` };
  return open
    ? { zh: `，至${until}`, en: `, until ${until}` }
    : { zh: `，${from}至${until}`, en: `, ${from} to ${until}` };
}

/** The days that are in both spans; undefined if there is no such day. */
export function intersectSpans(a: DaySpan, b: Partial<DaySpan>): { from: string; until?: string } | undefined {
  const from = b.from !== undefined && b.from > a.from ? b.from : a.from;
  const [until] = [a.until, b.until].filter((day) => day !== undefined).sort();
  if (until === undefined) return { from };
  return until < from ? undefined : { from, until };
}

/** The days of `span` that are in none of the `others`. */
export function subtractSpans(span: DaySpan, others: readonly Partial<DaySpan>[]): { from: string; until?: string }[] {
  const held = others.flatMap((other) => intersectSpans(span, other) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
  const left: { from: string; until?: string }[] = [];
  let open: string | undefined = span.from;
  for (const { from, until } of held) {
    if (open === undefined) break;
    if (open < from) left.push({ from: open, until: dayBefore(from) });
    if (until === undefined) open = undefined;
    else if (until >= open) open = nextDay(until);
  }
  if (open === undefined || (span.until !== undefined && open > span.until)) return left;
  return [...left, { from: open, ...(span.until === undefined ? {} : { until: span.until }) }];
}
