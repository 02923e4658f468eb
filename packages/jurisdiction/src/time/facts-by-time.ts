import type { RoutingFacts } from '../jurisdiction';
import type { Pack, PackFact } from '../pack/pack';
import { lunarDay } from './lunar-day';

type Given = Pick<RoutingFacts, 'on' | 'at'>;
type Row = NonNullable<PackFact['byTime']>[number];
interface Local {
  readonly day: string;
  /** HH:MM, local time; absent when only the day is known. */
  readonly clock?: string;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * Fact name → function that gives the value of the fact at a time. Undefined if the value depends on the hour and only
 * the day is known.
 */
export function factsByTime(pack: Pack): ReadonlyMap<string, (given: Given) => string | undefined> {
  const local = localTime(pack.calendar.timeZone);
  return new Map(
    pack.facts.flatMap(({ name, byTime }) => {
      if (!byTime) return [];
      return [[name, (given: Given) => answer(byTime, local(given))] as const];
    }),
  );
}

function answer(rows: readonly Row[], when: Local): string | undefined {
  for (const row of rows) {
    const fits = onDay(row, when.day);
    if (fits === undefined) return undefined;
    if (!fits) continue;
    if (row.hours === undefined) return row.value;
    if (when.clock === undefined) return undefined;
    if (within(row.hours, when.clock)) return row.value;
  }
  return undefined;
}

/** Whether a row applies on a day. Undefined if it depends on the lunar calendar and this does not cover the day. */
function onDay(row: Row, day: string): boolean | undefined {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const fits =
    (row.monthDays?.includes(Number(day.slice(8))) ?? true) &&
    (row.weekdays === undefined || (weekday !== undefined && row.weekdays.includes(weekday))) &&
    (row.dates?.includes(day) ?? true);
  return fits && (row.lunarDays !== undefined || row.lunarDates !== undefined) ? byMoon(row, day) : fits;
}

function byMoon({ lunarDays, lunarDates }: Row, day: string): boolean | undefined {
  const moon = lunarDay(day);
  return (
    moon &&
    (lunarDays?.includes(moon.day) ?? true) &&
    (lunarDates === undefined || (moon.date !== undefined && lunarDates.includes(moon.date)))
  );
}

function within({ from, to }: { readonly from: string; readonly to: string }, clock: string): boolean {
  return from <= to ? from <= clock && clock < to : from <= clock || clock < to;
}

function localTime(timeZone: string): (given: Given) => Local {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return ({ on, at }) => {
    if (at === undefined) return { day: on };
    const part = Object.fromEntries(format.formatToParts(new Date(at)).map((p) => [p.type, p.value]));
    return { day: `${part.year}-${part.month}-${part.day}`, clock: `${part.hour}:${part.minute}` };
  };
}
