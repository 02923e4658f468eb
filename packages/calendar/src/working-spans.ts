import type { Text } from '@hotline/jurisdiction';
import type { Day, Interval } from './working-days';

/** Why a stretch of time counts (the first two) or not. */
export type SpanReason = 'office-hours' | 'make-up-day' | 'night' | 'lunch' | 'weekend' | 'holiday';

/** A stretch of time with one reason; instants in epoch milliseconds, half-open [from, to). */
export interface TimeSpan extends Interval {
  readonly counted: boolean;
  readonly why: SpanReason;
}

export const spanTexts: Readonly<Record<SpanReason, Text>> = {
  'office-hours': { zh: '工作时间', en: 'office hours' },
  'make-up-day': { zh: '调休上班日工作时间', en: 'office hours of a make-up day' },
  night: { zh: '非工作时间', en: 'outside office hours' },
  lunch: { zh: '午休', en: 'lunch break' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '法定节假日', en: 'public holiday' },
};

/** Cuts the days to `within`; neighbours with the same reason become one span. */
export function explainDays(days: Iterable<Day>, within: Interval): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const day of days) {
    for (const span of spansOf(day)) {
      const from = Math.max(span.from, within.from);
      const to = Math.min(span.to, within.to);
      if (from >= to) continue;
      const last = spans.at(-1);
      if (last?.why === span.why) spans[spans.length - 1] = { ...last, to };
      else spans.push({ ...span, from, to });
    }
  }
  return spans;
}

/** One whole day, from midnight to midnight. */
function* spansOf(day: Day): Generator<TimeSpan> {
  if (day.why === 'weekend' || day.why === 'holiday') {
    yield { from: day.from, to: day.to, counted: false, why: day.why };
    return;
  }
  const open: SpanReason = day.why === 'make-up' ? 'make-up-day' : 'office-hours';
  let at = day.from;
  for (const { from, to } of day.office) {
    yield { from: at, to: from, counted: false, why: at === day.from ? 'night' : 'lunch' };
    yield { from, to, counted: true, why: open };
    at = to;
  }
  yield { from: at, to: day.to, counted: false, why: 'night' };
}
