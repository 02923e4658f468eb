import type { Refused } from '@hotline/runtime';

const DAY_MS = 86_400_000;
/** Longest period of one request, in days. */
export const MOST_DAYS = 366;

/** A part of a period: first and last day, ISO dates. */
export interface PeriodDays {
  readonly from: string;
  readonly until: string;
}

export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
export const daysIn = ({ from, until }: PeriodDays): number => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;

/** The last day of the day, week (from Monday) or month in which a day lies. */
const endOf: Readonly<Record<'day' | 'week' | 'month', (date: string) => string>> = {
  day: (date) => date,
  week: (date) => dayAfter(date, (7 - new Date(date).getUTCDay()) % 7),
  month: (date) => dayAfter(`${dayAfter(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1),
};

/** Days, weeks or months of a period in order. The first and the last may be cut off by the period. */
export function spansOf({ from, until }: PeriodDays, step: 'day' | 'week' | 'month'): PeriodDays[] {
  const spans: PeriodDays[] = [];
  for (let at = from; at <= until;) {
    const end = endOf[step](at);
    const last = end < until ? end : until;
    spans.push({ from: at, until: last });
    at = dayAfter(last);
  }
  return spans;
}

export const periodTooLong: Refused = {
  refused: 'invalid-input',
  detail: { zh: `统计时段不能超过${MOST_DAYS}天`, en: `A period cannot be longer than ${MOST_DAYS} days` },
  hint: { zh: '请缩短时段，或分年统计', en: 'Choose a shorter period, or one year after the other' },
};

export const asOfTheFuture: Refused = {
  refused: 'invalid-input',
  detail: { zh: '截至时间在将来，届时的数据尚不存在', en: 'The figures cannot be as of a time in the future' },
  hint: { zh: '请选择现在或以前的时间，或不填', en: 'Choose a time until now, or leave it out' },
};
