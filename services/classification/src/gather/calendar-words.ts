import { Chrono, createCasualConfiguration, type Parser, type ParsedResult, type Refiner } from 'chrono-node/zh/hans';
import { numberIn } from '../domain/mentions/clock';

/**
 * Largest number of months that a date without a year can be in the future. A later date is taken as past, because
 * callers report events.
 */
const MONTHS_AHEAD = 3;
const NUMBER = '[0-9一二三四五六七八九十]{1,3}';
const MONDAY_FIRST = '一二三四五六日';
const YEARS: Readonly<Record<string, number>> = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1 };
const MONTHS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1 };
const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  五一: [5, 1],
  国庆: [10, 1],
};

type DateParts = Partial<Record<'year' | 'month' | 'day', number>>;
const parser = (
  pattern: RegExp,
  found: (today: Date, groups: readonly (string | undefined)[]) => DateParts,
): Parser => ({
  pattern: () => pattern,
  extract: (context, match) => ({ ...found(context.refDate, match) }),
});

/** The given parts of a date as numbers. */
const said = (found: Record<'year' | 'month' | 'day', number | string | undefined>): DateParts =>
  Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? value : numberIn(value)]],
    ),
  );
const dateOf = (date: Date): DateParts => ({
  year: date.getFullYear(),
  month: date.getMonth() + 1,
  day: date.getDate(),
});
const monthsOn = (today: Date, months: number): Date => new Date(today.getFullYear(), today.getMonth() + months, 1, 12);

/**
 * Forms of spoken Chinese that the library does not know or resolves differently: for example, its weeks begin on
 * Sunday.
 */
const ownParsers: readonly Parser[] = [
  parser(
    new RegExp(`([今去前明本])年的?(?:(${NUMBER})月份?的?(${NUMBER})?[日号]?)?`),
    (today, [, which = '', month, day]) => said({ year: today.getFullYear() + (YEARS[which] ?? 0), month, day }),
  ),
  parser(new RegExp(`(上上|[上这本当下])个?月的?(${NUMBER})?[日号]?`), (today, [, which = '', day]) => {
    const { year, month } = dateOf(monthsOn(today, MONTHS[which] ?? 0));
    return said({ year, month, day });
  }),
  parser(/(上上|下下|[上这本下])?个?(?:周|星期|礼拜)([一二三四五六日天])/, (today, [, which, weekday = '']) => {
    const now = (today.getDay() + 6) % 7;
    const ahead = MONDAY_FIRST.indexOf(weekday === '天' ? '日' : weekday) - now;
    return daysOn(today, which === undefined ? (ahead > 0 ? ahead - 7 : ahead) : ahead + 7 * (WEEKS[which] ?? 0));
  }),
  parser(new RegExp(`^(${NUMBER})[日号]$`), (today, [, day = '']) => {
    const { year, month } = dateOf(monthsOn(today, numberIn(day) > today.getDate() + 7 ? -1 : 0));
    return said({ year, month, day });
  }),
  parser(/((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})/, (_today, [, year, month, day]) =>
    said({ year, month, day }),
  ),
  parser(/^([0-9]{1,2})[./]([0-9]{1,2})[日号]$/, (_today, [, month, day]) => said({ year: undefined, month, day })),
  parser(/^((?:19|20)[0-9]{2})年/, (_today, [, year]) => said({ year, month: undefined, day: undefined })),
  parser(/^(元旦|五一|国庆)/, (_today, [, feast = '']) => ({
    month: FEASTS[feast]?.[0] ?? 1,
    day: FEASTS[feast]?.[1] ?? 1,
  })),
];
function daysOn(today: Date, days: number): DateParts {
  return dateOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12));
}

/** Gives a date without a year the year in which it is nearest to the receipt of the text; see {@link MONTHS_AHEAD}. */
const nearYear: Refiner = {
  refine: (context, results) => {
    for (const { start } of results) {
      const month = start.get('month');
      if (start.isCertain('year') || !start.isCertain('month') || month === null) continue;
      const ahead = month - 1 - context.refDate.getMonth();
      const nearest = ahead > MONTHS_AHEAD ? -1 : ahead < MONTHS_AHEAD - 11 ? 1 : 0;
      start.assign('year', context.refDate.getFullYear() + nearest);
    }
    return results;
  },
};

const builtIn = createCasualConfiguration();
const chrono = new Chrono({ parsers: [...ownParsers, ...builtIn.parsers], refiners: [...builtIn.refiners, nearYear] });

/** Results by day and words, because most callers of a day use the same few words. */
const cache = new Map<string, string | undefined>();
const MOST_CACHED = 1000;

/** The ISO date, month or year that words such as 昨天 mean on the day `today` (ISO date). */
export function calendarWords(words: string, today: string): string | undefined {
  const key = `${today} ${words}`;
  if (cache.has(key)) return cache.get(key);
  if (cache.size >= MOST_CACHED) cache.clear();
  const meant = resolve(words, today);
  cache.set(key, meant);
  return meant;
}

function resolve(words: string, today: string): string | undefined {
  const [year = 1970, month = 1, day = 1] = today.split('-').map(Number);
  const [longest] = chrono
    .parse(words.replace(/儿个?$/, '天'), new Date(year, month - 1, day, 12))
    .sort((a, b) => b.text.length - a.text.length);
  return longest && isoOf(longest);
}

function isoOf({ start, text }: ParsedResult): string | undefined {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || start.isCertain('hour')) return undefined;
  if (!start.isCertain('month') || month === null) return String(year);
  const isRough = /[月年](?:以|之)?前$/.test(text);
  const isDay = start.isCertain('day') && day !== null && !isRough && new Date(year, month - 1, day).getDate() === day;
  return [String(year), String(month).padStart(2, '0'), ...(isDay ? [String(day).padStart(2, '0')] : [])].join('-');
}
