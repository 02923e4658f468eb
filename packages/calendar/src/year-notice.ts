import type { Text } from '@hotline/jurisdiction';
import { Temporal } from 'temporal-polyfill';

/**
 * The days of one year that differ from "Monday to Friday", as the General Office of the State Council announces them
 * each autumn (国务院办公厅关于…部分节假日安排的通知). Days are ISO dates, or spans `2027-10-01/2027-10-07` with both ends included.
 */
export interface YearNotice {
  readonly year: number;
  /** Days off, including the weekends within a holiday. */
  readonly holidays: readonly string[];
  /** 调休上班: Saturdays and Sundays that are working days. */
  readonly workdays: readonly string[];
}

/** One mistake in a notice; `path` names the entry, e.g. `holidays.3`. */
export interface YearNoticeFault {
  readonly path: string;
  readonly text: Text;
}

/** The notice with every span written out as single days, in order; or all of its faults. */
export type CheckedNotice = { readonly notice: YearNotice } | { readonly faults: readonly YearNoticeFault[] };

interface ListedDay {
  readonly path: string;
  readonly date: string;
}

const LONGEST_SPAN_DAYS = 31;

/** Statutory holidays on fixed dates since 2025: 全国年节及纪念日放假办法 (State Council Order 795), article 2. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
const FIXED_SINCE = 2025;

/**
 * Checks a notice and writes its spans out as days. Faults are: text that is no day, a day of another year, a day
 * listed twice, a make-up day on a weekday, and, if there is no other fault, a missing statutory holiday.
 */
export function checkNotice({ year, holidays, workdays }: YearNotice): CheckedNotice {
  const faults: YearNoticeFault[] = [];
  const off = unfold('holidays', holidays, faults);
  const on = unfold('workdays', workdays, faults);
  faults.push(...outside(year, [...off, ...on]), ...repeated([...off, ...on]), ...onWeekdays(on));
  if (faults.length === 0) faults.push(...forgotten(year, off));
  if (faults.length > 0) return { faults };
  return { notice: { year, holidays: datesOf(off), workdays: datesOf(on) } };
}

const datesOf = (days: readonly ListedDay[]): string[] => days.map(({ date }) => date).sort();

function unfold(list: 'holidays' | 'workdays', entries: readonly string[], faults: YearNoticeFault[]): ListedDay[] {
  return entries.flatMap((entry, i) => {
    const path = `${list}.${i}`;
    const [from, to = from, ...more] = entry.split('/').map(dayOf);
    const days = from && to && more.length === 0 ? from.until(to).days + 1 : 0;
    if (!from || days < 1 || days > LONGEST_SPAN_DAYS) {
      faults.push({ path, text: noDay(entry) });
      return [];
    }
    return Array.from({ length: days }, (_, i) => ({ path, date: from.add({ days: i }).toString() }));
  });
}

/** The day that a text writes as YYYY-MM-DD; undefined for other text and for a date that does not exist. */
function dayOf(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

const isWeekend = (date: string): boolean => Temporal.PlainDate.from(date).dayOfWeek > 5;

const outside = (year: number, days: readonly ListedDay[]): YearNoticeFault[] =>
  days
    .filter(({ date }) => Number(date.slice(0, 4)) !== year)
    .map(({ path, date }) => ({
      path,
      text: {
        zh: `${date}不在${year}年内；跨年的日期请录入其所在年份`,
        en: `${date} is not in ${year}; load a day of another year with that year`,
      },
    }));

function repeated(days: readonly ListedDay[]): YearNoticeFault[] {
  const first = new Map<string, string>();
  return days.flatMap(({ path, date }) => {
    const earlier = first.get(date);
    if (earlier === undefined) first.set(date, path);
    if (earlier === undefined) return [];
    const text = { zh: `${date}重复出现（另见 ${earlier}）`, en: `${date} is listed twice (see ${earlier})` };
    return [{ path, text }];
  });
}

const onWeekdays = (workdays: readonly ListedDay[]): YearNoticeFault[] =>
  workdays
    .filter(({ date }) => !isWeekend(date))
    .map(({ path, date }) => ({
      path,
      text: {
        zh: `${date}不是周六或周日，不能作为调休上班日`,
        en: `${date} is no Saturday or Sunday, so it cannot be a make-up working day`,
      },
    }));

function forgotten(year: number, holidays: readonly ListedDay[]): YearNoticeFault[] {
  const listed = new Set(datesOf(holidays));
  const missing =
    year < FIXED_SINCE ? [] : FIXED_HOLIDAYS.map((day) => `${year}-${day}`).filter((day) => !listed.has(day));
  if (missing.length === 0) return [];
  const text = {
    zh: `缺少法定节假日：${missing.join('、')}`,
    en: `statutory holidays are missing: ${missing.join(', ')}`,
  };
  return [{ path: 'holidays', text }];
}

const noDay = (entry: string): Text => ({
  zh: `“${entry}”不是日期：请写成 2027-10-01 或 2027-10-01/2027-10-07（不超过${LONGEST_SPAN_DAYS}天）`,
  en: `"${entry}" is no day: write 2027-10-01, or 2027-10-01/2027-10-07 for a span of at most ${LONGEST_SPAN_DAYS} days`,
});
