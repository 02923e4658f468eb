import { getLunarDate } from 'chinese-days';

/** A day of the lunar calendar (农历). */
export interface LunarDay {
  /** Day of the lunar month, from 1. */
  readonly day: number;
  /** MM-DD in the lunar year; absent for days of a leap month. */
  readonly date?: string;
}

const known = new Map<string, LunarDay | undefined>();
/** Largest number of days in the cache, which is cleared when full. A jurisdiction needs fewer in a year. */
const MOST = 1000;

/** The lunar day of an ISO date. Undefined outside the years 1901 to 2099, the range of the package chinese-days. */
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
