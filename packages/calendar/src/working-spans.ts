import type { Text } from '@hotline/jurisdiction';
import { type CalendarYear, type CalendarYears, type DayReason, type Interval } from './calendar-year';

/** Why a stretch of time counts as working time (the first four) or does not count (the others). */
export type SpanReason =
  'office-hours' | 'make-up-day' | 'base-hours' | 'wall-clock' | 'night' | 'lunch' | 'weekend' | 'holiday';

/** A stretch of time with one reason; instants in epoch milliseconds, half-open [from, to). */
export interface TimeSpan extends Interval {
  readonly counted: boolean;
  readonly why: SpanReason;
}

export const spanTexts: Readonly<Record<SpanReason, Text>> = {
  'office-hours': { zh: '工作时间', en: 'office hours' },
  'base-hours': { zh: '城市管理计时时段', en: 'hours of city management' },
  'wall-clock': { zh: '连续计时', en: 'wall clock' },
  'make-up-day': { zh: '调休上班日工作时间', en: 'office hours of a make-up day' },
  night: { zh: '非工作时间', en: 'outside office hours' },
  lunch: { zh: '午休', en: 'lunch break' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '法定节假日', en: 'public holiday' },
};

/** Divides an interval into spans, each with its reason. Neighbours with the same reason become one span. */
export function explainSpans(years: CalendarYears, within: Interval): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const span of spansIn(years, within)) {
    const from = Math.max(span.from, within.from);
    const to = Math.min(span.to, within.to);
    if (from >= to) continue;
    const last = spans.at(-1);
    if (last?.why === span.why) spans[spans.length - 1] = { ...last, to };
    else spans.push({ ...span, from, to });
  }
  return spans;
}

/** The spans of all days on which an interval lies, from the first midnight to the last. */
function* spansIn(years: CalendarYears, { from, to }: Interval): Generator<TimeSpan> {
  if (to <= from) return;
  let year = years.yearAt(from);
  let day = year.days.dayAt(from);
  while ((year.days.starts[day] as number) < to) {
    yield* spansOf(year, day);
    day += 1;
    if (day < year.reasons.length) continue;
    if (to <= (year.days.starts[day] as number)) return;
    year = years.after(year);
    day = 0;
  }
}

const openReasons = {
  working: 'office-hours',
  'make-up': 'make-up-day',
  'every-day': 'base-hours',
} as const;

/** The spans of one day, from midnight to midnight. */
function* spansOf(year: CalendarYear, day: number): Generator<TimeSpan> {
  const [from, to] = year.days.starts.subarray(day, day + 2) as unknown as [number, number];
  const reason = year.reasons[day] as DayReason;
  if (reason === 'weekend' || reason === 'holiday') {
    yield { from, to, counted: false, why: reason };
    return;
  }
  const why = openReasons[reason];
  let at = from;
  for (let span = year.firstSpan[day] as number; span < (year.firstSpan[day + 1] as number); span += 1) {
    const [opens, closes] = [year.opens[span] as number, year.closes[span] as number];
    yield { from: at, to: opens, counted: false, why: at === from ? 'night' : 'lunch' };
    yield { from: opens, to: closes, counted: true, why };
    at = closes;
  }
  yield { from: at, to, counted: false, why: 'night' };
}
