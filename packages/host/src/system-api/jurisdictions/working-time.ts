import { calendarOf, whereYearKnown, type TimeSpan } from '@hotline/calendar';
import type { ResponseOf } from '@hotline/contracts';
import type { CalendarRules, LimitUnit } from '@hotline/jurisdiction';
import type { readWorkingTime } from '../operations';

type WorkingTime = ResponseOf<typeof readWorkingTime>;
type Base = WorkingTime['bases'][number];

const DAY_MS = 86_400_000;
const OFFICE: readonly LimitUnit[] = ['working-hours', 'working-days'];
const URGENT: readonly LimitUnit[] = ['urgent-hours', 'urgent-days'];
const CITY: readonly LimitUnit[] = ['city-hours'];
const iso = (at: number): string => new Date(at).toISOString();

/** The hours of each time base of the calendar, from a day before `now` until `days` after it. */
export function workingTimeFrom(rules: CalendarRules, now: number, days: number): WorkingTime {
  const { urgent, city } = rules.timeBases ?? {};
  const from = now - DAY_MS;
  return {
    from: iso(from),
    bases: [OFFICE, ...(urgent ? [URGENT] : []), ...(city ? [CITY] : [])].map((units) =>
      baseOf(rules, units, from, days + 1),
    ),
  };
}

/** Computed day by day, so that a year without a calendar ends the list instead of leaving it empty. */
function baseOf(rules: CalendarRules, units: readonly LimitUnit[], from: number, days: number): Base {
  const calendar = calendarOf(rules);
  const counted: TimeSpan[] = [];
  let [knownUntil, dayMs] = [from, 0];
  for (let day = 0; day < days; day += 1) {
    const [begin, end] = [from + day * DAY_MS, from + (day + 1) * DAY_MS];
    const spans = whereYearKnown(() => calendar.explain(begin, end, units[0] as LimitUnit));
    if (!spans) break;
    const open = spans.filter((span) => span.counted);
    dayMs = Math.max(
      dayMs,
      open.reduce((sum, span) => sum + span.to - span.from, 0),
    );
    for (const span of open) add(counted, span);
    knownUntil = end;
  }
  const intervals = counted.map((span) => ({ from: iso(span.from), to: iso(span.to) }));
  return { units: [...units], dayMs, knownUntil: iso(knownUntil), intervals };
}

/** Joins a span to the one before it where they touch. */
function add(spans: TimeSpan[], span: TimeSpan): void {
  const last = spans.at(-1);
  if (last?.to === span.from) spans[spans.length - 1] = { ...last, to: span.to };
  else spans.push(span);
}
