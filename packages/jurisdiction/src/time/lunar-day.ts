import { getLunarDate } from 'chinese-days';

/** A day in the calendar of the moon (农历). */
export interface LunarDay {
  /** Day of its month. */
  readonly day: number;
  /** MM-DD; a day of a leap month has none. */
  readonly date?: string;
}

const known = new Map<string, LunarDay | undefined>();
/** Days that are remembered, more than any place looks at in a year. */
const MOST = 1000;

/** Nothing for days outside the years 1901 to 2099, of which the package chinese-days has whole tables. */
export function lunarDay(day: string): LunarDay | undefined {
  if (known.has(day)) return known.get(day);
  if (known.size >= MOST) known.clear();
  const found = read(day);
  known.set(day, found);
  return found;
}

function read(iso: string): LunarDay | undefined {
  if (iso < '1901' || iso >= '2100') return undefined;
  const { lunarMon, lunarDay, isLeap } = getLunarDate(iso);
  return {
    day: lunarDay,
    ...(isLeap ? {} : { date: [lunarMon, lunarDay].map((n) => String(n).padStart(2, '0')).join('-') }),
  };
}
